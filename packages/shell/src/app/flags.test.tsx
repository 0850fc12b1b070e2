import './atlaskit-in-node.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it } from 'vitest';
import { closeFlag, FlagArea, showErrorFlag } from './flags.tsx';
import { ApiError } from './http.ts';

const TITLE = 'Cannot add the comment';

afterEach(() => closeFlag(TITLE));

function shown(error: unknown): string {
  showErrorFlag(TITLE, error);
  return renderToStaticMarkup(<FlagArea />);
}

describe('showErrorFlag()', () => {
  it('tells what failed, in the words of the server', () => {
    const html = shown(new ApiError(400, ['Comment body is not valid!']));
    expect(html).toContain(TITLE);
    expect(html).toContain('Comment body is not valid!');
    expect(html).not.toContain('Sign in');
  });

  it('offers to sign in when the session has ended', () => {
    const html = shown(new ApiError(401, ['Client must be authenticated to access this resource.']));
    expect(html).toContain('Your session has ended');
    expect(html).toContain('Sign in in a new tab');
  });
});
