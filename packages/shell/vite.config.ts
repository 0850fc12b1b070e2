import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// A build is for production whoever starts it: under a test runner NODE_ENV would choose the development JSX, which the
// production React has not.
process.env.NODE_ENV = 'production';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  // Atlaskit reads a few switches of its own build from process.env, which a browser has not.
  define: { 'process.env.NODE_ENV': JSON.stringify('production'), 'process.env': '{}' },
  // Atlaskit's icons are CommonJS with __esModule; the strict interop would hand over the module in place of the icon.
  legacy: { inconsistentCjsInterop: true },
  // One style sheet: Atlaskit's atomic classes depend on their order, which split sheets lose.
  build: {
    target: 'es2022',
    outDir: '../../dist/shell',
    emptyOutDir: true,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 700,
  },
});
