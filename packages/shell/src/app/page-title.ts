import { useEffect } from 'react';

/** Names the page in the tab. */
export function usePageTitle(title: string | undefined): void {
  // The title belongs to the document, outside React.
  useEffect(() => {
    document.title = title === undefined ? 'Tenon' : `${title} - Tenon`;
  }, [title]);
}
