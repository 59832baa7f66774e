import { fileURLToPath } from 'node:url';
import { build, defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The window's preload beside the rest: a page that is shut in takes one file of CommonJS, with nothing to import but Electron. */
const preload = (): Plugin => ({
  name: 'preload',
  apply: 'build',
  async writeBundle({ dir }) {
    await build({
      configFile: false,
      root: here('.'),
      logLevel: 'warn',
      build: {
        target: 'chrome130',
        outDir: dir,
        emptyOutDir: false,
        minify: false,
        sourcemap: true,
        rollupOptions: { input: here('preload.ts'), external: ['electron'], output: { format: 'cjs', entryFileNames: 'preload.cjs' } },
      },
    });
  },
});

/** The main side as plain Node modules in .vite/main: one file an entry, packages left outside. */
export default defineConfig({
  root: here('.'),
  logLevel: 'warn',
  plugins: [preload()],
  build: {
    ssr: true,
    // Else Forge's Vite plugin would make a library of CommonJS, and names no longer read in reports of faults.
    lib: false,
    minify: false,
    target: 'node20.18',
    outDir: here('../.vite/main'),
    emptyOutDir: true,
    sourcemap: true,
    rollupOptions: {
      external: ['electron'],
      input: { main: here('main.ts'), cli: here('cli.ts'), worker: here('worker.ts'), answerer: here('answerer.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
});
