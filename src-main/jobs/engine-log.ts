import { createInterface } from 'node:readline';
import type { Launched } from './launch';

/** Whether a line that a worker prints says something: TensorFlow reports its own beginnings (absl's level I) whatever it is told. */
export const isTelling = (line: string): boolean => !/^(I\d{4} |WARNING: All log messages before absl)/.test(line) && line.trim() !== '';

/** What a process of ours prints, as far as it says something. */
export interface Spoken {
  /** The last three lines so far. */
  readonly tail: readonly string[];
  /** Resolves when it has said everything. */
  readonly ended: Promise<void>;
}

/** Hears the lines that a process prints on stdout and stderr. */
export function hearLines({ stdout, stderr }: Pick<Launched, 'stdout' | 'stderr'>, hear: (line: string) => void = () => undefined): Spoken {
  const tail: string[] = [];
  const listen = (stream: NodeJS.ReadableStream | null): Promise<void> => new Promise((resolve) => {
    if (!stream) return resolve();
    createInterface({ input: stream }).on('line', (line) => {
      if (!isTelling(line)) return;
      tail.push(line);
      if (tail.length > 3) tail.shift();
      hear(line);
    }).on('close', resolve);
  });
  return { tail, ended: Promise.all([stdout, stderr].map(listen)).then(() => undefined) };
}
