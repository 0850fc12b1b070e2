import { describe, expect, it } from 'vitest';
import { urlOf } from './navigation.ts';

const SITE = { origin: 'http://localhost:8080', installationId: 'inst 1' };

describe('urlOf()', () => {
  it.each([
    [{ target: 'issue', issueKey: 'DEMO-1' }, 'http://localhost:8080/browse/DEMO-1'],
    [{ target: 'issue', issueKey: '../x' }, 'http://localhost:8080/browse/..%2Fx'],
    [{ target: 'module', moduleKey: 'admin' }, 'http://localhost:8080/apps/inst%201/admin'],
    [{ target: 'module', moduleKey: 'admin', path: '/a?b=1' }, 'http://localhost:8080/apps/inst%201/admin/a?b=1'],
    [{ url: '/browse/DEMO-1' }, 'http://localhost:8080/browse/DEMO-1'],
    [{ url: 'https://example.com/x' }, 'https://example.com/x'],
    [{ url: '//example.com/x' }, 'http://example.com/x'],
    [{ url: 'mailto:a@b.test' }, 'mailto:a@b.test'],
  ])('resolves %j', (location, expected) => {
    expect(urlOf(location, SITE).href).toBe(expected);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc', 'http://', undefined])(
    'refuses the url %s',
    (url) => {
      expect(() => urlOf({ url }, SITE)).toThrow('not one of http, https or mailto');
    },
  );

  it.each(['dashboard', 'userProfile', 'contentView', 'issue'])(
    'refuses the target %s without its page or its key',
    (target) => {
      expect(() => urlOf({ target }, SITE)).toThrow(`Navigation target "${target}" is not supported`);
    },
  );
});
