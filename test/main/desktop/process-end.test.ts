import { expect, it } from 'vitest';
import { endOf } from '../../../src-main/desktop/process-end';

it('tells a signal from an exit code', () => {
  expect(endOf(9, 'linux')).toEqual({ code: null, signal: 'SIGKILL' });
  expect(endOf(15, 'linux')).toEqual({ code: null, signal: 'SIGTERM' });
  expect(endOf(9, 'win32')).toEqual({ code: 9, signal: null });
});

it('takes the codes that workers end with for what they are', () => {
  for (const code of [0, 1, 3, 130]) expect(endOf(code, 'linux')).toEqual({ code, signal: null });
});
