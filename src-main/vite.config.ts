import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The main side as plain Node modules in build/main: one file an entry, packages left outside. */
export default defineConfig({
  root: here('.'),
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: here('../build/main'),
    emptyOutDir: true,
    sourcemap: true,
    rollupOptions: {
      input: { cli: here('cli.ts'), worker: here('worker.ts'), answerer: here('answerer.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
});
