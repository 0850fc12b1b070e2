import { describe, expect, it } from 'vitest';
import { loadPage, PageLoadError } from './lazy-page.ts';

describe('loadPage()', () => {
  it('hands the page to React', async () => {
    await expect(loadPage(async () => 'page')).resolves.toEqual({ default: 'page' });
  });

  it('turns what the browser says about a file into words for people', async () => {
    const cause = new TypeError('Failed to fetch dynamically imported module: http://localhost/assets/x.js');
    const error = await loadPage(() => Promise.reject(cause)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(PageLoadError);
    expect(error).toMatchObject({ message: expect.not.stringContaining('assets'), cause });
  });
});
