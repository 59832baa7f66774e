import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { inTurn } from '../src-main/engine/native/turn';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** Shared by all test files of one run: each is a process of its own, and they have one parent. */
const folderOf = (run: number): string => here(`../build/test/product-${run}`);

/** The product as it is built for use, and the folder of its entries. */
export interface Product {
  readonly folder: string;
  /** cli.js, worker.js, ... */
  readonly entries: string;
}

/** Where the entries lie once `product` has been awaited. */
export const entries: string = join(folderOf(process.ppid), 'main');

/** Builds the main side and the window as `npm run build` does, once in a run of the tests. */
export async function product(): Promise<Product> {
  const folder = folderOf(process.ppid);
  const stamp = join(folder, 'built');
  await inTurn(folder, 'build', async () => {
    if (existsSync(stamp)) return;
    await build({ configFile: here('../src-main/vite.config.ts'), build: { outDir: entries } });
    await build({ configFile: here('../src-renderer/vite.config.ts'), build: { outDir: join(folder, 'window') } });
    writeFileSync(stamp, '');
  });
  return { folder, entries };
}

/** Removes what this run has built. */
export const removeProduct = (): void => rmSync(folderOf(process.pid), { recursive: true, force: true });
