/** Labels are read too: who takes the label away while findings are open gets it back. */
const RELEVANT = new Set(['summary', 'description', 'environment', 'labels', 'comment', 'project', 'key']);

/** Whether an issue event can have changed scanned text. Without a readable changelog the answer is yes. */
export function touchesScannedFields(event: { eventType: string; changelog?: unknown }): boolean {
  if (event.eventType !== 'avi:jira:updated:issue') return true;
  const items = (event.changelog as { items?: unknown } | undefined)?.items;
  if (!Array.isArray(items)) return true;
  return items.some((item: { field?: unknown; fieldId?: unknown } | null) => {
    return (
      RELEVANT.has(String(item?.fieldId ?? '').toLowerCase()) || RELEVANT.has(String(item?.field ?? '').toLowerCase())
    );
  });
}
