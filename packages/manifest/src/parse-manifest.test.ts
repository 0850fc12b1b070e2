import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseManifest } from './parse-manifest.ts';

const GOOD = `app:
  id: ari:cloud:ecosystem::app/11111111-2222-3333-4444-555555555555
  name: Sample
  runtime:
    name: nodejs20.x
modules:
  function:
    - key: main
      handler: index.run
      timeoutSeconds: 60
  trigger:
    - key: on-issue
      function: main
      events: [avi:jira:created:issue]
      filter:
        ignoreSelf: true
  consumer:
    - key: work
      queue: work
      function: main
  jira:adminPage:
    - key: admin
      title: Sample
      resource: admin
      resolver:
        function: main
resources:
  - key: admin
    path: static/admin/build
permissions:
  scopes: [read:jira-work]
`;

function codesOf(text: string): string[] {
  return parseManifest(text).diagnostics.map((d) => `${d.severity} ${d.code} ${d.line}:${d.column}`);
}

describe('parseManifest()', () => {
  it('reads functions, modules, resources and scopes', () => {
    const { manifest, diagnostics } = parseManifest(GOOD);
    expect(diagnostics).toEqual([]);
    expect(manifest?.functions).toEqual([
      { key: 'main', handler: 'index.run', timeoutSeconds: 60, memoryMB: undefined },
    ]);
    expect(manifest?.triggers[0]).toEqual({
      key: 'on-issue',
      function: 'main',
      events: ['avi:jira:created:issue'],
      ignoreSelf: true,
    });
    expect(manifest?.consumers[0]?.queue).toBe('work');
    expect(manifest?.uiModules[0]).toMatchObject({
      type: 'jira:adminPage',
      key: 'admin',
      resource: 'admin',
      resolver: 'main',
    });
    expect(manifest?.scopes).toEqual(['read:jira-work']);
    expect(manifest?.egress).toEqual({ backend: [], client: [] });
  });

  it.each([
    [
      'an unknown function',
      GOOD.replace('function: main\n      events', 'function: nowhere\n      events'),
      'error MANIFEST_UNKNOWN_FUNCTION 13:7',
    ],
    [
      'an unknown resource',
      GOOD.replace('resource: admin', 'resource: nowhere'),
      'error MANIFEST_UNKNOWN_RESOURCE 24:7',
    ],
    ['a wrong runtime', GOOD.replace('nodejs20.x', 'cobol'), 'error MANIFEST_INVALID 5:5'],
    [
      'a duplicate key',
      GOOD.replace('  trigger:', '    - key: main\n      handler: index.run\n  trigger:'),
      'error MANIFEST_DUPLICATE_KEY 11:7',
    ],
    [
      'a module that is not hosted',
      GOOD.replace('resources:', '  rovo:agent: []\nresources:'),
      'warning MANIFEST_NOT_HOSTED 27:3',
    ],
    [
      'a misspelt module',
      GOOD.replace('resources:', '  "jira issue": []\nresources:'),
      'error MANIFEST_UNKNOWN_MODULE 27:3',
    ],
    ['broken YAML', 'app: [', 'error MANIFEST_SYNTAX 1:7'],
    ['an empty text', '', 'error MANIFEST_INVALID 1:1'],
  ])('reports %s with its place', (_what, text, expected) => {
    expect(codesOf(text)).toContain(expected);
  });

  it('refuses an alias bomb', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
      .split('')
      .map((c, i) => `${c}: &${c} [${Array(10).fill(`*${'abcdefg'[i]}`).join(',')}]`)
      .join('\n')}\n`;
    expect(codesOf(bomb)[0]).toMatch(/^error/);
  });

  it('never throws (property)', () => {
    const line = fc.oneof(fc.constantFrom(...GOOD.split('\n')), fc.string());
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (parts) => {
        const { manifest, diagnostics } = parseManifest(parts.join('\n'));
        expect(manifest !== undefined).toBe(!diagnostics.some((d) => d.severity === 'error'));
      }),
      { numRuns: 300 },
    );
  });
});
