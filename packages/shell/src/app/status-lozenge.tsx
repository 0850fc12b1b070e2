import Lozenge from '@atlaskit/lozenge/lozenge';

interface Status {
  name: string;
  statusCategory?: { key: string } | null | undefined;
}

/** Jira's colours: grey to do, blue in progress, green done. */
const APPEARANCE = new Map(
  Object.entries<'default' | 'inprogress' | 'success'>({
    new: 'default',
    indeterminate: 'inprogress',
    done: 'success',
  }),
);

export function StatusLozenge({ status }: { status: Status | null | undefined }) {
  if (!status) return <>—</>;
  return <Lozenge appearance={APPEARANCE.get(status.statusCategory?.key ?? '') ?? 'default'}>{status.name}</Lozenge>;
}
