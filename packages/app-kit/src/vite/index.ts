import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';

/**
 * Vite's settings for one Custom UI resource: `ui/<resource>` becomes `static/<resource>/build`, with relative paths,
 * since a resource is served from a folder that the app does not know.
 */
export function customUi(appDirectory: string, resource: string): UserConfig {
  return {
    root: resolve(appDirectory, 'ui', resource),
    base: './',
    plugins: [react()],
    // Some component packages ask for settings that a page in a frame does not have.
    define: { 'process.env.NODE_ENV': JSON.stringify('production'), 'process.env': '{}' },
    build: {
      outDir: resolve(appDirectory, 'static', resource, 'build'),
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 900,
    },
  };
}
