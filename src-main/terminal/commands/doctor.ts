import { arch, cpus, platform, release, totalmem } from 'node:os';
import { isRefusal } from '../../../src-shared/refusal';
import packageFile from '../../../package.json';
import { cacheFolder } from '../../engine/native/cache';
import { engineStory, type Story } from '../../engine/native/story';
import type { EngineName } from '../../engine/engine';
import { memoryLimit } from '../../engine/memory-limit';
import { engineChoice } from '../../engine/open';
import type { EngineFound } from '../../questions/engine';
import { ask } from '../ask';
import type { Call } from '../call';
import { codes, Ending } from '../ending';
import { answer } from '../print';
import { pairs } from '../table';

/** What came of trying an engine: what it is, or why it does not start. */
type Trial = { readonly name: EngineName; readonly found: EngineFound } | { readonly name: EngineName; readonly why: string };

/** What computes here, where it was found and why nothing better was, and whether every engine that starts computes rightly. */
export async function doctor(call: Call): Promise<void> {
  const choice = call.engine ?? engineChoice(process.env['ISTHMUS_ENGINE'] ?? 'auto');
  const story = await engineStory({ cache: cacheFolder() });
  const trials: Trial[] = [];
  // Better ones first; plain JavaScript is what they are held to, and serves nobody unless it is asked for.
  const names: readonly EngineName[] = choice === 'cpu' ? ['tensorflow', 'wasm', 'cpu'] : ['tensorflow', 'wasm'];
  for (const name of names) trials.push(await tried(call, name));
  const used = trials.find((trial) => 'found' in trial && (choice === 'auto' || trial.name === choice));
  const versions = { isthmus: packageFile.version, node: process.versions.node, system: `${platform()} ${release()} ${arch()}`, processor: `${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores` };
  const memory = { machine: totalmem(), limit: memoryLimit() };
  answer(call, { versions, memory, experiments: call.library, cache: cacheFolder(), choice, used: used?.name, native: story, engines: trials.map(plain) }, () => [
    pairs([
      ...Object.entries(versions),
      ['memory', `${gigabytes(memory.limit)} may be used of ${gigabytes(memory.machine)}`],
      ['experiments', call.library],
      ['cache', cacheFolder()],
      ['engine', used && 'found' in used ? described(used.found) : `none: ${choice} was asked for`],
    ]),
    '', nativeStory(story),
    ...trials.flatMap((trial) => ['', `${trial.name}: ${'found' in trial ? `${described(trial.found)}\n  ${verdict(trial.found)}` : trial.why}`]),
  ].join('\n'));
  const wrong = trials.filter((trial) => 'found' in trial && failedOf(trial.found).length > 0);
  if (wrong.length > 0) throw new Ending(codes.failed, `The self-test of ${wrong.map(({ name }) => name).join(' and ')} failed: do not trust what it computes.`);
  if (!used) throw new Ending(codes.failed, `The engine that was asked for, ${choice}, does not start.`);
}

async function tried(call: Call, name: EngineName): Promise<Trial> {
  try {
    return { name, found: await ask({ ...call, engine: name }, 'engine', undefined) };
  } catch (error) {
    // One engine that does not start, or dies, must not keep the others from being told of.
    if (error instanceof Ending ? error.code === codes.failed : isRefusal(error)) return { name, why: (error as Error).message };
    throw error;
  }
}

const plain = (trial: Trial): object => ('found' in trial ? { name: trial.name, starts: true, ...trial.found } : { name: trial.name, starts: false, why: trial.why });

const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GB`;

const described = ({ description: { title, device, threads, precisions, bfloat16, tf32 } }: EngineFound): string =>
  `${title} on ${device}, ${threads} thread${threads === 1 ? '' : 's'}, ${precisions.join(' and ')}${bfloat16 ? ', bfloat16 where it is asked for' : ''}${tf32 ? ', products of float32 in TF32' : ''}`;

const failedOf = ({ checks }: EngineFound): EngineFound['checks'] => checks.filter(({ passed }) => !passed);

function verdict(found: EngineFound): string {
  const [failed, { checks }] = [failedOf(found), found];
  const [rounded, exact] = [true, false].map((is) => checks.filter(({ precision }) => (precision === 'bfloat16') === is));
  const largest = (of: EngineFound['checks']): string => Math.max(...of.map(({ largestDifference }) => largestDifference)).toExponential(1);
  if (failed.length === 0) return `Self-test: all ${checks.length} results of a convolutional network are those of plain JavaScript, to ${largest(exact)} of the largest number${rounded.length > 0 ? `, in bfloat16 to ${largest(rounded)}` : ''}.`;
  return `Self-test: wrong in ${failed.map(({ name }) => name).join('; ')}, by up to ${largest(failed)} of the largest number.`;
}

function nativeStory({ library, addon, notTaken, needs, driver, withoutGpu }: Story): string {
  const sources = { named: 'named by ISTHMUS_TENSORFLOW', bundled: 'bundled', python: 'of a Python environment', cache: 'downloaded' } as const;
  return [
    library ? `TensorFlow ${library.version}${library.cuda ? ' for CUDA' : ''}, ${sources[library.source]}: ${library.folder}` : "There is no TensorFlow library here: isthmus engine install downloads one.",
    ...(addon ? [`What connects to it: ${addon}`] : []),
    ...(driver ? [`NVIDIA driver${driver.version ? ` ${driver.version}` : ''}: ${driver.gpus.join(', ') || 'no GPU named'}`] : []),
    ...(withoutGpu ? [`No GPU is used: ${withoutGpu}`] : []),
    ...needs,
    ...(notTaken.length > 0 ? ['Looked for elsewhere first:', ...notTaken.map((sentence) => `  ${sentence}`)] : []),
  ].join('\n');
}
