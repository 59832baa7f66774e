/** One task in a process of its own: TASK ENGINE BATCH REPEATS; prints one JSON line, which says why where the engine refuses it. */
import { openEngine, engineChoice } from '../../src-main/engine/open';
import { isRefusal } from '../../src-shared/refusal';
import { tasks } from './tasks';

const [name, choice, batch, repeats] = process.argv.slice(2);
const started = performance.now();
const engine = await openEngine({ choice: engineChoice(choice) });
const { run, flops, per } = await tasks[name](engine, Number(batch)).catch((error: unknown) => {
  if (!isRefusal(error)) throw error;
  console.log(JSON.stringify({ task: name, refused: error.message }));
  process.exit(0);
});
await run();
const first = performance.now() - started;
// Shorter tasks are run more often; the first runs compile and warm up.
await run();
const seconds: number[] = [];
const resident: number[] = [];
const tensors: number[] = [];
for (let k = 0; k < Number(repeats); k++) {
  const begun = performance.now();
  await run();
  seconds.push((performance.now() - begun) / 1000);
  if (k % 50 === 0 || k === Number(repeats) - 1) {
    resident.push(process.memoryUsage.rss());
    tensors.push(engine.tensors());
  }
}
const sorted = [...seconds].sort((a, b) => a - b);
const { title, device, threads } = engine.description;
console.log(JSON.stringify({ task: name, per, seconds: sorted[sorted.length >> 1], least: sorted[0], flops, firstRun: first / 1000, resident, tensors, engine: title, device, threads }));
process.exit(0);
