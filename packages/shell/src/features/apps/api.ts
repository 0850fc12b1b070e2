import { queryOptions } from '@tanstack/react-query';
import { moduleList, type Slot } from '@tenon/wire';
import { request } from '../../app/http.ts';

/** The apps' modules for a slot, as far as the person may open them. */
export function modulesQuery(slot: Slot) {
  return queryOptions({
    queryKey: ['modules', slot],
    queryFn: ({ signal }) =>
      request(`/_tenon/modules?slot=${encodeURIComponent(slot)}`, { schema: moduleList, signal }),
    staleTime: 60_000,
  });
}
