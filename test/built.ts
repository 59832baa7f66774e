import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { removeAfterwards } from './temporary';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds an entry (a path from test/) as the product's own are built, and gives the path of what node can run. */
export async function built(entry: string): Promise<string> {
  const name = basename(entry, '.ts');
  const folder = here(`../build/test/${name}-${process.pid}`);
  removeAfterwards(folder);
  await build({
    configFile: false,
    root: here('..'),
    logLevel: 'warn',
    build: {
      ssr: true, target: 'node20.18', outDir: folder, emptyOutDir: true, minify: false,
      rollupOptions: { input: { [name]: here(entry) }, output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  });
  return `${folder}/${name}.mjs`;
}
