import { customUi } from '@tenon/app-kit/vite';
import { defineConfig } from 'vite';

// One build per resource; the mode is its name. See the script `build:ui`.
export default defineConfig(({ mode }) => customUi(import.meta.dirname, mode));
