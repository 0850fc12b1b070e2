import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Fixture, openFixture } from '../testing/host-fixture.ts';

const SECRET = 'this stands in a file that the app does not own';
const manifest = (
  name: string,
) => `app: { id: "ari:cloud:ecosystem::app/installed", name: ${name}, runtime: { name: nodejs20.x } }
modules:
  function: [{ key: run, handler: index.run }]
  jira:adminPage: [{ key: admin, title: Admin, resource: page, resolver: { function: run } }]
resources: [{ key: page, path: static/page }]
`;

let fixture: Fixture;
let outside: string;
let app: string;
beforeAll(async () => {
  fixture = await openFixture({
    manifest: 'app: { id: "ari:cloud:ecosystem::app/first", runtime: { name: nodejs20.x } }\n',
    source: '',
  });
  outside = mkdtempSync(join(tmpdir(), 'tenon-outside-'));
  writeFileSync(join(outside, 'secret.json'), JSON.stringify({ SECRET }));
  writeFileSync(join(outside, 'index.html'), SECRET);
});
afterAll(async () => {
  await fixture.close();
  rmSync(outside, { recursive: true, force: true });
});
beforeEach(() => {
  app = mkdtempSync(join(tmpdir(), 'tenon-app-'));
  mkdirSync(join(app, 'src'));
  mkdirSync(join(app, 'static', 'page'), { recursive: true });
  writeFileSync(join(app, 'manifest.yml'), manifest('Good'));
  writeFileSync(join(app, 'src', 'index.js'), 'export const run = () => 1;');
  writeFileSync(join(app, 'static', 'page', 'index.html'), '<head></head>');
});

const install = () => fixture.host.install(app);

describe('install()', () => {
  it('installs, upgrades under the name that it replaces, and knows the same content again', async () => {
    expect(await install()).toMatchObject({ isChanged: true, installation: { name: 'Good' } });
    expect(await install()).toMatchObject({ isChanged: false });
    writeFileSync(join(app, 'manifest.yml'), manifest('Better'));
    expect(await install()).toMatchObject({ isChanged: true, previousName: 'Good', installation: { name: 'Better' } });
  });

  it('refuses a link among the files of a page', async () => {
    symlinkSync(join(outside, 'secret.json'), join(app, 'static', 'page', 'data.txt'));
    await expect(install()).rejects.toMatchObject({ code: 'APP_FILE_REFUSED' });
  });

  it('refuses a page folder that is a link, or lies outside the app', async () => {
    rmSync(join(app, 'static', 'page'), { recursive: true });
    symlinkSync(outside, join(app, 'static', 'page'));
    await expect(install()).rejects.toMatchObject({ code: 'APP_FILE_REFUSED' });
    writeFileSync(join(app, 'manifest.yml'), manifest('Good').replace('static/page', '../page'));
    await expect(install()).rejects.toMatchObject({ code: 'APP_FILE_REFUSED' });
  });

  it('refuses to bundle a file outside the app: by its path, and through a link', async () => {
    const refusal = { code: 'APP_BUNDLE_FAILED', message: expect.stringContaining('lies outside the app') };
    writeFileSync(
      join(app, 'src', 'index.js'),
      `import data from ${JSON.stringify(join(outside, 'secret.json'))}; export const run = () => data;`,
    );
    await expect(install()).rejects.toMatchObject(refusal);
    symlinkSync(join(outside, 'secret.json'), join(app, 'src', 'inside.json'));
    writeFileSync(join(app, 'src', 'index.js'), "import data from './inside.json'; export const run = () => data;");
    await expect(install()).rejects.toMatchObject(refusal);
  });

  it('says what is missing: manifest, page, handler', async () => {
    rmSync(join(app, 'static', 'page', 'index.html'));
    await expect(install()).rejects.toMatchObject({ code: 'APP_RESOURCE_MISSING' });
    writeFileSync(join(app, 'src', 'index.js'), 'export const other = 1;');
    await expect(install()).rejects.toMatchObject({
      code: 'APP_BUNDLE_FAILED',
      message: expect.stringContaining('run'),
    });
    rmSync(join(app, 'manifest.yml'));
    await expect(install()).rejects.toMatchObject({ code: 'APP_MANIFEST_INVALID' });
  });
});
