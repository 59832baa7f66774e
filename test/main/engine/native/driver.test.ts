import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nvidiaDriver } from '../../../../src-main/engine/native/driver';
import { temporaryFolder } from '../../../temporary';
import { write } from './fake-machine';

test('a driver is told with its version and the names of its GPUs', () => {
  const root = temporaryFolder();
  write(join(root, 'proc/driver/nvidia/version'), 'NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.15  Tue Mar  5 22:23:56 UTC 2024\nGCC version: gcc 12\n');
  write(join(root, 'proc/driver/nvidia/gpus/0000:01:00.0/information'), 'Model: \t\t NVIDIA GeForce RTX 4090\nIRQ: 80\n');
  expect(nvidiaDriver(root)).toEqual({ version: '550.54.15', gpus: ['NVIDIA GeForce RTX 4090'] });
});

test('a driver that shows only its device has neither version nor names', () => {
  const root = temporaryFolder();
  write(join(root, 'dev/nvidiactl'), '');
  expect(nvidiaDriver(root)).toEqual({ gpus: [] });
});

test('a machine without a driver has none', () => expect(nvidiaDriver(temporaryFolder())).toBeUndefined());
