/** Opens the embedded engine with the threads asked for, sums up a convolution, and says what it saw; then it has nothing left to do. */
import { openWasm } from '../../../../src-main/engine/interpreted/wasm';
import { conv2d } from '../../../../src-main/graph/ops/conv2d';
import { sum } from '../../../../src-main/graph/ops/sum';
import { draftProgram } from '../../../../src-main/graph/program';
import { symmetric } from '../../../../src-main/graph/window';

const engine = await openWasm({ threads: Number(process.argv[2]) });
const program = draftProgram();
const x = program.feed('x', [-1, 16, 16, 8]).value;
const filter = program.feed('filter', [3, 3, 8, 8]).value;
program.entry('total', { total: sum(conv2d(x, filter, { stride: 1, padding: symmetric(0) })) });
const session = await engine.load(program);
const { total } = await session.run('total', { x: new Float32Array(32 * 16 * 16 * 8).fill(1), filter: new Float32Array(576).fill(0.5) });
console.log(JSON.stringify({
  threads: engine.description.threads,
  total: total[0],
  listeners: process.listenerCount('uncaughtException') + process.listenerCount('unhandledRejection'),
  hasWorker: 'Worker' in globalThis,
}));
