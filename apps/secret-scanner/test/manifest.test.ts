import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifest } from '@tenon/manifest';
import { expect, test } from 'vitest';
import * as handlers from '../src/index.ts';

test('the app exports exactly the handlers that its manifest names', () => {
  const text = readFileSync(join(import.meta.dirname, '..', 'manifest.yml'), 'utf8');
  const { manifest } = parseManifest(text);
  const named = manifest?.functions.map(({ handler }) => handler.replace(/^index\./, ''));
  expect(named?.sort()).toEqual(Object.keys(handlers).sort());
});
