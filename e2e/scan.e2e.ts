import { seededRandom } from '@tenon/testkit';
import { secretGenerators } from '@tenon/testkit/demo';
import { openAdminSession } from '@tenon/testkit/session';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectErrors, expectAccessible, launchBrowser, screenshot } from './browser.ts';
import { allFindings } from './scanner.ts';
import { dataDir, type SiteProcess, startSite } from './site-process.ts';

const ISSUES = 400;
const data = dataDir();
let site: SiteProcess;
let browser: Browser;
let page: Page;
let errors: string[] = ['never signed in'];

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(data.path, '--issues', String(ISSUES)), launchBrowser()]);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  data.remove();
});

async function signIn(target: Page, email: string): Promise<void> {
  const { password } = site.account(email);
  await target.goto(site.url);
  await target.getByLabel('Email address').fill(email);
  await target.getByLabel('Password').fill(password);
  await target.getByRole('button', { name: 'Sign in' }).click();
  await target.getByRole('heading', { name: 'Projects' }).waitFor();
}

function appFrame(): FrameLocator {
  return page.frameLocator('iframe');
}

describe('the demo administrator', () => {
  it('signs in and sees the projects', async () => {
    await page.goto(site.url);
    await page.getByLabel('Email address').waitFor();
    await screenshot(page, '1-sign-in');
    await signIn(page, 'admin@demo.example');
    // From here on: before, the page asks whether somebody is signed in, and a browser reports that 401 as an error.
    errors = collectErrors(page);
    await page.getByRole('row').nth(3).waitFor();
    await screenshot(page, '2-projects');
    await expectAccessible(page);
  });

  it('opens Apps > Secret Scanner, presses Scan and watches it find every canary', async () => {
    await page.getByRole('button', { name: 'Apps' }).click();
    await page.getByRole('menuitem', { name: 'Secret Scanner' }).click();
    const frame = appFrame();
    await frame.getByRole('heading', { name: 'Secret Scanner', exact: true }).waitFor();
    await screenshot(page, '3-scanner-empty');
    await frame.getByRole('button', { name: 'Scan all issues' }).first().click();
    await frame.getByRole('progressbar').waitFor();
    await screenshot(page, '4-scanning');
    await frame.getByRole('heading', { name: 'Scan complete' }).waitFor({ timeout: 60_000 });
    const report = (await frame.getByText(/Canaries found: \d+ of \d+/).textContent()) ?? '';
    const [, found, planted] = /(\d+) of (\d+)/.exec(report) ?? [];
    expect(Number(planted)).toBeGreaterThan(10);
    expect(found).toBe(planted);
    await frame.getByText(`${ISSUES} issues scanned`).waitFor();
    await frame.getByRole('table').waitFor();
    await screenshot(page, '5-report');
    await expectAccessible(page);
  });

  it('opens a finding and reads label and comment on the issue, without the value', async () => {
    const link = appFrame().getByRole('table').getByRole('link').first();
    const key = await link.textContent();
    await link.click();
    await page.waitForURL(`**/browse/${key}`);
    await page.getByText('secret-found').first().waitFor();
    const comment = page.getByText(/rotate|revoke/i).first();
    await comment.waitFor();
    await appFrame().getByText(/Open/i).first().waitFor();
    await screenshot(page, '6-issue');
    await expectAccessible(page);
  });

  it('keeps its theme in the frames of apps too', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${site.url}/projects`);
    await page.getByRole('button', { name: 'Apps' }).click();
    await page.getByRole('menuitem', { name: 'Secret Scanner' }).click();
    await appFrame().getByRole('heading', { name: 'Scan complete' }).waitFor();
    await screenshot(page, '7-dark');
    const mode = (target: { evaluate: Page['evaluate'] }) =>
      target.evaluate(() => document.documentElement.dataset.colorMode);
    expect(await mode(page)).toBe('dark');
    expect(await appFrame().locator('html').getAttribute('data-color-mode')).toBe('dark');
    await expectAccessible(page);
  });

  it('met no error in the console of any page', () => {
    expect(errors).toEqual([]);
  });
});

describe('a new issue with a key in it', () => {
  it('leads to a finding within 2 s without any click', async () => {
    const session = await openAdminSession(site.url, site.account('admin@demo.example'));
    const before = await allFindings(session);
    const value = secretGenerators['aws.access-key-id.1']?.(seededRandom(Date.now())) ?? '';
    const { values } = await session.rest<{ values: { key: string }[] }>('GET', '/rest/api/3/project/search');
    const startedAt = performance.now();
    const { key } = await session.rest<{ key: string }>('POST', '/rest/api/3/issue', {
      fields: {
        project: { key: values[0]?.key },
        issuetype: { name: 'Task' },
        summary: 'Rotate the deployment user',
        description: paragraph(`Access key: ${value}`),
      },
    });
    let fresh = before.slice(0, 0);
    while (fresh.length === 0 && performance.now() - startedAt < 10_000)
      fresh = (await allFindings(session)).filter((finding) => finding.issueKey === key);
    const elapsedMs = performance.now() - startedAt;
    expect(fresh).toMatchObject([{ issueKey: key, ruleId: 'aws.access-key-id.1', field: 'description' }]);
    expect(elapsedMs).toBeLessThan(2_000);
  });
});

describe('an ordinary user', () => {
  it('is offered no admin page and refused at its address', async () => {
    const context = await browser.newContext();
    const other = await context.newPage();
    const address = page.url();
    await signIn(other, 'user@demo.example');
    await other.getByRole('button', { name: 'Apps' }).click();
    await other.getByText('Secret Scanner').waitFor({ state: 'detached' });
    await other.goto(address);
    await other
      .getByText(/Only Jira administrators|not permitted|do not have permission/i)
      .first()
      .waitFor();
    await screenshot(other, '8-refused');
    expect(await other.locator('iframe').count()).toBe(0);
    await context.close();
  });
});

function paragraph(text: string) {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}
