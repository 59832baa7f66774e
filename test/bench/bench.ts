/**
 * Speed, measured: our tasks, and the same work in PyTorch where python3 has it, by turns in one sitting, since machines drift;
 * the window's, in a real Chromium; and an adaptive drawing's against the exact one.
 * npm run bench [-- --repeats N] [--rounds N] [--torch PYTHON] [TASK ...]: JSON lines on stdout, a table at the end on stderr.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { availableParallelism } from 'node:os';
import { peerScript, realData } from '../reference';
import { peers, tasks } from './tasks';

interface Measured {
  readonly task: string;
  readonly seconds: number;
  readonly flops: number;
  readonly firstRun: number;
  readonly resident: number[];
  readonly tensors: number[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { repeats: { type: 'string', default: '15' }, rounds: { type: 'string', default: '3' }, torch: { type: 'string', default: 'python3' }, batch: { type: 'string', default: '128' }, embedded: { type: 'boolean', default: false }, steady: { type: 'boolean', default: false } },
});
const threads = availableParallelism();
const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[list.length >> 1];
const tell = (line: string) => process.stderr.write(`${line}\n`);

/** What a task took, or why the engine does not do it. */
function tried(task: string, engine: string, repeats: string): Measured | { readonly refused: string } {
  const child = spawnSync(process.execPath, [fileURLToPath(new URL('task.js', import.meta.url)), task, engine, values.batch, repeats], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const line = child.stdout.trim().split('\n').at(-1) ?? '';
  if (child.status !== 0) throw new Error(`${task} on ${engine}: ${child.stderr.slice(-400)}`);
  process.stdout.write(`${line}\n`);
  return JSON.parse(line) as Measured | { readonly refused: string };
}

function ours(task: string, engine: string, repeats: string): Measured {
  const found = tried(task, engine, repeats);
  if ('refused' in found) throw new Error(`${task} on ${engine}: ${found.refused}`);
  return found;
}

const VARIANTS = [[], ['--channels-last'], ['--compile'], ['--channels-last', '--compile']];
const hasTorch = existsSync(peerScript) && spawnSync(values.torch, ['-c', 'import torch']).status === 0;

/** PyTorch's seconds by its variants for the same work. */
function theirs({ task, times }: (typeof peers)[string]): number[] {
  return VARIANTS.map((variant) => {
    const child = spawnSync(values.torch, [peerScript, '--data', realData('cifar10'), '--threads', String(threads), '--repeats', '3', ...variant, task], { encoding: 'utf8' });
    const line = child.stdout.trim().split('\n').at(-1) ?? '';
    if (child.status !== 0 || line === '') return Infinity;
    process.stdout.write(`${line}\n`);
    const { seconds } = JSON.parse(line) as { seconds: number };
    return seconds / times;
  });
}

/** Tasks that are programs of their own, by how their names begin. */
const APART = { window_: 'window.js', adaptive_: 'adaptive.js' } as const;
const isApart = (task: string) => Object.keys(APART).some((beginning) => task.startsWith(beginning));

/** Runs tasks of such a program, or all of them; gives a line of the table for each. */
function ofProgram(script: string, names: readonly string[]): string[] {
  const child = spawnSync(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...names], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  process.stdout.write(child.stdout);
  if (child.status !== 0) tell(`What ${script} measures could not be measured: see above.`);
  return child.stdout.trim().split('\n').filter((line) => line !== '').map((line) => {
    const { task, ...measured } = JSON.parse(line) as { task: string } & Record<string, number>;
    return [task.padEnd(20), ...Object.entries(measured).map(([name, value]) => `${name} ${value.toFixed(1)}`)].join('  ');
  });
}

const linesApart = Object.entries(APART).flatMap(([beginning, script]) => {
  const names = positionals.filter((task) => task.startsWith(beginning));
  return positionals.length === 0 || names.length > 0 ? ofProgram(script, names) : [];
});
if (positionals.length > 0 && positionals.every(isApart)) {
  for (const line of linesApart) tell(line);
  process.exit();
}
const asked = positionals.length > 0 ? positionals.filter((task) => !isApart(task)) : Object.keys(tasks);
const rounds = Number(values.rounds);
const peak = median(Array.from({ length: rounds }, () => { const { flops, seconds } = ours('matmul', 'tensorflow', '20'); return flops / seconds; }));
const lines: string[] = [];
for (const task of asked) {
  if (task === 'matmul') continue;
  const warm = tried(task, 'tensorflow', '1');
  if ('refused' in warm) {
    lines.push(`${task.padEnd(18)}  ${warm.refused}`);
    continue;
  }
  const mine: Measured[] = [];
  const peer = hasTorch ? peers[task] : undefined;
  const peerSeconds: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    mine.push(ours(task, 'tensorflow', values.repeats));
    if (peer) peerSeconds.push(theirs(peer));
  }
  const seconds = median(mine.map((m) => m.seconds));
  const best = peer ? Math.min(...VARIANTS.map((_, i) => median(peerSeconds.map((seconds) => seconds[i])))) : undefined;
  const onEmbedded = values.embedded ? tried(task, 'wasm', '3') : undefined;
  const embedded = onEmbedded && 'seconds' in onEmbedded ? onEmbedded.seconds : undefined;
  lines.push([
    task.padEnd(18),
    `${(1000 * seconds).toFixed(1)} ms`.padStart(12),
    `${((100 * mine[0].flops) / seconds / peak).toFixed(0)}% of the matrix-product rate`.padStart(34),
    best === undefined ? '' : `PyTorch's best ${(1000 * best).toFixed(1)} ms: ${(best / seconds).toFixed(2)}x`.padStart(36),
    embedded === undefined ? '' : `embedded ${(1000 * embedded).toFixed(0)} ms: ${(embedded / seconds).toFixed(1)}x slower`.padStart(34),
    `first after ${median(mine.map((m) => m.firstRun)).toFixed(1)} s`.padStart(20),
  ].join('  '));
}
tell(`\nfloat32 unless the name says another, ${threads} threads; matrix product ${(peak / 1e9).toFixed(0)} GFLOP/s; medians over ${rounds} rounds${hasTorch ? '' : `; PyTorch not found in ${values.torch}, so no ratios`}`);
for (const line of [...lines, ...linesApart]) tell(line);
if (values.steady) {
  for (const [task, times] of [['train_step', '500'], ['surface', '200']]) {
    const { resident, tensors } = ours(task, 'tensorflow', times);
    tell(`${task} ${times} times: resident ${resident.map((bytes) => (bytes / 2 ** 20).toFixed(0)).join(' ')} MiB; tensors ${tensors.join(' ')}`);
  }
}
