import { router, view } from '@forge/bridge';
import { useQuery } from '@tanstack/react-query';
import type { MouseEvent } from 'react';

/** A real link, so that it can be copied and opened in a new tab; a plain click stays in the product. */
export function IssueLink({ issueKey }: { issueKey: string }) {
  const { data: siteUrl } = useQuery({
    queryKey: ['site-url'],
    queryFn: async () => (await view.getContext()).siteUrl,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const path = `/browse/${encodeURIComponent(issueKey)}`;
  function follow(event: MouseEvent): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void router.navigate(path);
  }
  return (
    <a
      className="issue-link"
      href={siteUrl ? `${siteUrl.replace(/\/$/, '')}${path}` : path}
      target="_blank"
      rel="noreferrer"
      onClick={follow}
    >
      {issueKey}
    </a>
  );
}
