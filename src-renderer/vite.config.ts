import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The window as static files in .vite/window, with relative addresses: served by Electron's protocol and by http alike. */
export default defineConfig({
  root: here('.'),
  base: './',
  publicDir: here('../assets/window'),
  logLevel: 'warn',
  plugins: [svelte()],
  build: {
    // Chromium 130 is what Electron 33 brings.
    target: 'chrome130',
    outDir: here('../.vite/window'),
    emptyOutDir: true,
    sourcemap: true,
    // Under the window's policy nothing is inlined as data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
