import { infiniteQueryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../app/http.ts';

const projectPage = z.object({
  values: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      name: z.string(),
      projectTypeKey: z.string().optional(),
      lead: z.object({ displayName: z.string() }).nullish(),
    }),
  ),
  total: z.number(),
});
export type Project = z.infer<typeof projectPage>['values'][number];

const PAGE_SIZE = 50;

/** All projects the person may browse, by key, a page at a time. */
export const projectsQuery = infiniteQueryOptions({
  queryKey: ['projects'],
  initialPageParam: 0,
  queryFn: ({ pageParam, signal }) =>
    request(`/rest/api/3/project/search?orderBy=key&expand=lead&maxResults=${PAGE_SIZE}&startAt=${pageParam}`, {
      schema: projectPage,
      signal,
    }),
  getNextPageParam: (last, pages) => {
    const loaded = pages.reduce((count, page) => count + page.values.length, 0);
    return last.values.length > 0 && loaded < last.total ? loaded : undefined;
  },
});
