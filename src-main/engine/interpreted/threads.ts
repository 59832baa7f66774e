import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const require = createRequire(import.meta.url);

interface Message {
  readonly cmd?: string;
}

/**
 * Lets tfjs' WebAssembly backend have threads while `open` initialises it; `folder` is its package. The backend has them in browsers only:
 * on Node its workers cannot load what they are given, and it takes half of the processors. So for this while it gets a worker that
 * loads the package's file, and that becomes a real one only when it is given work, and is told of twice the processors.
 */
export async function withThreads<T>(folder: string, threads: number, open: () => Promise<T>): Promise<T> {
  const script = join(folder, 'wasm-out', 'tfjs-backend-wasm-threaded-simd.js');
  const { wasmWorkerContents } = require(script.replace(/js$/, 'worker.js')) as { wasmWorkerContents: string };
  // The text was meant to be escaped once more on its way into a browser's worker.
  const code = wasmWorkerContents.replace(/\n/g, '\\n');

  class WorkerWhenNeeded extends EventEmitter {
    private load: Message | undefined;
    private worker: Worker | undefined;

    postMessage(message: Message): void {
      if (message.cmd === 'load') {
        this.load = { ...message, urlOrBlob: script } as Message;
        queueMicrotask(() => this.emit('message', { cmd: 'loaded' }));
        return;
      }
      this.worker ??= this.start();
      this.worker.postMessage(message);
    }

    private start(): Worker {
      const worker = new Worker(code, { eval: true });
      worker.on('message', (message: Message) => message.cmd !== 'loaded' && this.emit('message', message));
      worker.on('error', (error) => this.emit('error', error));
      worker.postMessage(this.load);
      worker.unref();
      return worker;
    }

    terminate(): void {
      void this.worker?.terminate();
    }

    /** A thread waiting for work is no reason for a process to stay. */
    ref(): void {}
    unref(): void {}
  }

  const workers = require('node:worker_threads') as { Worker: unknown };
  const system = require('node:os') as { cpus: () => unknown[] };
  const before = { Worker: workers.Worker, cpus: system.cpus, global: Object.getOwnPropertyDescriptor(globalThis, 'Worker') };
  workers.Worker = WorkerWhenNeeded;
  system.cpus = () => Array.from({ length: 2 * threads }, () => before.cpus()[0]);
  try {
    return await open();
  } finally {
    workers.Worker = before.Worker;
    system.cpus = before.cpus;
    if (before.global) Object.defineProperty(globalThis, 'Worker', before.global);
    else delete (globalThis as { Worker?: unknown }).Worker;
  }
}
