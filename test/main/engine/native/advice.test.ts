import { expect, test } from 'vitest';
import { family, packageWith } from '../../../../src-main/engine/native/advice';

test('the distribution is told by its own file, or by the one it descends from', () => {
  expect(family('ID=debian\nVERSION_ID="12"\n')).toBe('debian');
  expect(family('ID=linuxmint\nID_LIKE="ubuntu debian"\n')).toBe('debian');
  expect(family('NAME="Rocky"\nID="rocky"\nID_LIKE="rhel centos fedora"\n')).toBe('fedora');
  expect(family('ID="opensuse-leap"\n')).toBe('suse');
  expect(family('ID=plan9\n')).toBeUndefined();
});

test('what to install is named for the system one has', () => {
  expect(packageWith('compiler', 'linux', 'ID=ubuntu\n')).toBe('Install it with: sudo apt install g++');
  expect(packageWith('compiler', 'linux', 'ID=fedora\n')).toBe('Install it with: sudo dnf install gcc-c++');
  expect(packageWith('pip', 'linux', 'ID=debian\n')).toBe('Install it with: sudo apt install python3-pip');
  expect(packageWith('compiler', 'darwin', '')).toContain('xcode-select --install');
  expect(packageWith('pip', 'linux', '')).toContain('python3-pip (Debian, Ubuntu)');
});
