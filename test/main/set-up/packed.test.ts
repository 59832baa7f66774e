import { expect, test } from 'vitest';
import { leavesBehind, packedPackages } from '../../../src-main/set-up/packed';

test('dependencies and theirs are packed, the nearest of a name, and nothing of development', () => {
  const lock = {
    '': { dependencies: { a: '1' }, devDependencies: { builder: '1' } },
    'node_modules/a': { dependencies: { b: '2' }, optionalDependencies: { '@c/native': '1', '@c/elsewhere': '1' } },
    'node_modules/a/node_modules/b': { dependencies: { d: '1' } },
    'node_modules/b': {},
    'node_modules/d': { dependencies: { a: '1' } },
    'node_modules/@c/native': {},
    'node_modules/builder': { dependencies: { b: '1' } },
  };
  expect([...packedPackages(lock)].sort()).toEqual(['node_modules/@c/native', 'node_modules/a', 'node_modules/a/node_modules/b', 'node_modules/d']);
});

test('of the native package only its own files are packed, not what it would install itself with', () => {
  const lock = { '': { dependencies: { '@tensorflow/tfjs-node-gpu': '4' } }, 'node_modules/@tensorflow/tfjs-node-gpu': { dependencies: { tar: '4' } }, 'node_modules/tar': {} };
  expect([...packedPackages(lock)]).toEqual(['node_modules/@tensorflow/tfjs-node-gpu']);
});

test('the application packs what it runs, and leaves behind what made it', () => {
  const behind = leavesBehind();
  const kept = [
    '', '/package.json', '/.vite', '/.vite/main/main.js', '/.vite/main/preload.cjs', '/.vite/window/index.html', '/node_modules', '/node_modules/@img', '/node_modules/sharp/lib/index.js',
    '/node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm', '/node_modules/@tensorflow/tfjs-node-gpu/binding/tfjs_backend.cc', '/node_modules/zod/index.js', '/node_modules/d3-dsv/node_modules/commander/index.js',
  ];
  const left = [
    '/src-main', '/test', '/assets', '/out', '/.git', '/build/engine', '/build/node-24.11.1', '/build/test', '/.vite/main/main.js.map', '/node_modules/.bin', '/node_modules/electron', '/node_modules/electron/index.js',
    '/node_modules/svelte', '/node_modules/vite/bin/vite.js', '/node_modules/zod/index.d.ts', '/node_modules/@tensorflow/tfjs-core/dist/tf-core.js.map',
  ];
  expect(kept.filter(behind)).toEqual([]);
  expect(left.filter((path) => !behind(path))).toEqual([]);
});
