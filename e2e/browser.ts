import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { repositoryDir } from './site-process.ts';

const screenshots = join(repositoryDir, 'artifacts', 'screenshots');

export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.TENON_CHROMIUM ?? '/usr/bin/chromium';
  // Root in a container has no user namespace to sandbox in.
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

/** Kept as artefacts of the run, in the order of the story. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** No serious accessibility violation in the page, and in no frame of it. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    // Injected through the protocol: the page's policy allows no inline script.
    await frame.evaluate((await import('node:fs')).readFileSync(axeFile, 'utf8'));
    const violations = await frame.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: {
          run(options: object): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
        };
      };
      const result = await axe.run({ iframes: false, resultTypes: ['violations'] });
      return result.violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(violations).toEqual([]);
  }
}

/** Errors that the page wrote to its console, refused loads among them. */
export function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}
