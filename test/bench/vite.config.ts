import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: here('../../build/bench'),
    emptyOutDir: true,
    minify: false,
    rollupOptions: { input: { bench: here('bench.ts'), task: here('task.ts'), window: here('window.ts'), adaptive: here('adaptive.ts') }, output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
  },
});
