import { expect, it } from 'vitest';
import { plainName } from '../../../src-main/served/plain-name';

it.each([['../../etc/passwd', 'passwd'], ['C:\\data\\a.npy', 'a.npy'], ['.bashrc', 'bashrc'], ['a\n\u0007b.npy', 'a__b.npy'], ['', 'file'], ['..', 'file'], [`${'x'.repeat(300)}.npy`, `${'x'.repeat(116)}.npy`]])('called %j is called %j here', (given, name) => {
  expect(plainName(given)).toBe(name);
});
