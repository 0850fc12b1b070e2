import { describe, expect, it } from 'vitest';
import { appPath, issuePath, issuesPath, matchRoute, pathAfterSignIn, signInPath } from './routes.ts';

describe('matchRoute()', () => {
  it.each([
    ['/', { page: 'projects' }],
    ['/projects', { page: 'projects' }],
    ['/login', { page: 'sign-in' }],
    ['/issues', { page: 'issues' }],
    ['/browse/DEMO-1', { page: 'issue', issueKey: 'DEMO-1' }],
    ['/apps/inst/admin', { page: 'app', installationId: 'inst', moduleKey: 'admin' }],
    ['/apps/inst/admin/deep/path', { page: 'app', installationId: 'inst', moduleKey: 'admin' }],
    ['/apps/inst', { page: 'not-found' }],
    ['/browse', { page: 'not-found' }],
    ['/browse/DEMO-1/x', { page: 'not-found' }],
    ['/%E0%A4%A', { page: 'not-found' }],
  ])('knows %s', (path, route) => {
    expect(matchRoute(path)).toEqual(route);
  });

  it('reads back the paths it makes', () => {
    expect(matchRoute(issuePath('A B/1'))).toEqual({ page: 'issue', issueKey: 'A B/1' });
    expect(matchRoute(appPath('i/1', 'm?'))).toEqual({ page: 'app', installationId: 'i/1', moduleKey: 'm?' });
    expect(new URL(issuesPath('a = "b&c"'), 'http://x').searchParams.get('jql')).toBe('a = "b&c"');
  });
});

describe('pathAfterSignIn()', () => {
  it.each(['https://evil.test', '//evil.test', '/\\evil.test', 'javascript:alert(1)', ''])(
    'never leads to %s',
    (next) => {
      expect(pathAfterSignIn(`?next=${encodeURIComponent(next)}`)).toBe('/');
    },
  );
  it('leads back to where one was', () => {
    const { search } = new URL(signInPath('/issues?jql=a&b=c'), 'http://x');
    expect(pathAfterSignIn(search)).toBe('/issues?jql=a&b=c');
  });
});
