import { getThemeHtmlAttrs } from '@atlaskit/tokens/get-theme-html-attrs';
import { getThemeStyles } from '@atlaskit/tokens/get-theme-styles';
import { setGlobalTheme } from '@atlaskit/tokens/set-global-theme';
import { useSyncExternalStore } from 'react';

export type ColorMode = 'light' | 'dark' | 'system';
export type ShownMode = 'light' | 'dark';

const STORAGE_KEY = 'tenon.colorMode';
const listeners = new Set<() => void>();

/** What the person chose; `system` when nothing is stored or storage is blocked. */
export function storedColorMode(): ColorMode {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

/** Light or dark, as seen now. */
export function shownColorMode(): ShownMode {
  const stored = storedColorMode();
  if (stored !== 'system') return stored;
  return systemIsDark().matches ? 'dark' : 'light';
}

export function setColorMode(mode: ColorMode): void {
  try {
    localStorage.setItem(STORAGE_KEY, mode);
  } catch {
    // Blocked storage loses the choice at the next visit, nothing else.
  }
  void applyColorMode();
}

/** Loads the design tokens for the chosen mode and tells the listeners. Resolves when they are in the page. */
export async function applyColorMode(): Promise<void> {
  await setGlobalTheme(themeState());
  for (const listener of [...listeners]) listener();
}

/** Calls back after each change, by choice or by the system. */
export function subscribeColorMode(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Follows the system's mode for as long as the page lives. */
export function followSystemColorMode(): void {
  systemIsDark().addEventListener('change', () => void applyColorMode());
}

export function useColorMode(): ColorMode {
  return useSyncExternalStore(subscribeColorMode, storedColorMode, () => 'system');
}

/** The attributes and style sheets by which an app's frame looks like the shell. */
export async function frameTheme(): Promise<{
  attributes: Record<string, string>;
  styles: { id: string; css: string }[];
}> {
  const styles = await getThemeStyles(themeState());
  const attributes = Object.entries(getThemeHtmlAttrs(themeState())).map(([name, value]) => [name, String(value)]);
  return { attributes: Object.fromEntries(attributes), styles: styles.map(({ id, css }) => ({ id, css })) };
}

/** `theme` of the frame's context. */
export function themeState() {
  const colorMode: ShownMode = shownColorMode();
  return {
    colorMode,
    light: 'light',
    dark: 'dark',
    spacing: 'spacing',
    typography: 'typography',
    shape: 'shape',
  } as const;
}

function systemIsDark(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)');
}
