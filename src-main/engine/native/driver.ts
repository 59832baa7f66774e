import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** NVIDIA's driver on this machine: its version where it tells it, and the GPUs it drives. */
export interface Driver {
  readonly version?: string;
  readonly gpus: readonly string[];
}

/** NVIDIA's driver as the running system shows it, without starting a program; undefined where there is none. `root` is the system's, save in tests. */
export function nvidiaDriver(root = '/'): Driver | undefined {
  const proc = join(root, 'proc/driver/nvidia');
  const shown = ['proc/driver/nvidia/version', 'dev/nvidiactl', 'usr/lib/wsl/lib/libcuda.so.1'].some((path) => existsSync(join(root, path)));
  if (!shown) return undefined;
  const text = existsSync(join(proc, 'version')) ? readFileSync(join(proc, 'version'), 'utf8') : '';
  const version = /Module.*?\s(\d+\.\d[\d.]*)/.exec(text)?.[1];
  const gpus = existsSync(join(proc, 'gpus'))
    ? readdirSync(join(proc, 'gpus')).map((name) => /^Model:\s*(.+)$/m.exec(readFileSync(join(proc, 'gpus', name, 'information'), 'utf8'))?.[1]?.trim() ?? 'NVIDIA GPU')
    : [];
  return { ...(version && { version }), gpus };
}
