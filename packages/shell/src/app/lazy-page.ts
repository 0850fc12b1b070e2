/** A page's code did not arrive. React and the browser both remember that: only a new load of the site helps. */
export class PageLoadError extends Error {
  constructor(cause: unknown) {
    super('Cannot load this part of the site: check your connection and try again', { cause });
    this.name = 'PageLoadError';
  }
}

/** For React's `lazy`: the page that `load` resolves to. Throws PageLoadError. */
export async function loadPage<Page>(load: () => Promise<Page>): Promise<{ default: Page }> {
  try {
    return { default: await load() };
  } catch (error) {
    throw new PageLoadError(error);
  }
}
