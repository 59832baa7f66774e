import { existsSync, readFileSync } from 'node:fs';

const packages = {
  compiler: { debian: 'g++', fedora: 'gcc-c++', arch: 'gcc', suse: 'gcc-c++', alpine: 'g++' },
  pip: { debian: 'python3-pip', fedora: 'python3-pip', arch: 'python-pip', suse: 'python3-pip', alpine: 'py3-pip' },
} as const;
const installers = { debian: 'apt install', fedora: 'dnf install', arch: 'pacman -S', suse: 'zypper install', alpine: 'apk add' } as const;

/** What can be missing on a machine that the native engine needs once. */
export type Need = keyof typeof packages;

/** The family of a Linux distribution as its os-release file tells it; undefined where it is not one we know. */
export function family(osRelease: string): keyof typeof installers | undefined {
  const words = [...osRelease.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)].flatMap(([, names]) => (names as string).split(' '));
  if (words.some((word) => ['debian', 'ubuntu'].includes(word))) return 'debian';
  if (words.some((word) => ['fedora', 'rhel', 'centos'].includes(word))) return 'fedora';
  if (words.includes('arch')) return 'arch';
  if (words.some((word) => /suse/.test(word))) return 'suse';
  return words.includes('alpine') ? 'alpine' : undefined;
}

/** What to do, without a full stop: names what to install on this system to have a C++ compiler, or pip. */
export function packageWith(need: Need, platform: NodeJS.Platform = process.platform, osRelease = readOsRelease()): string {
  if (platform === 'darwin') return need === 'compiler' ? 'Install it with: xcode-select --install' : 'Install Python 3 from python.org or with: brew install python';
  if (platform === 'win32') return need === 'compiler' ? 'Under Windows the native engine runs in WSL2; there, install g++' : 'Install Python 3 from python.org; pip comes with it';
  const kind = family(osRelease);
  if (!kind) return `Install the package ${packages[need].debian} (Debian, Ubuntu) or ${packages[need].fedora} (Fedora), or what your system calls it`;
  return `Install it with: sudo ${installers[kind]} ${packages[need][kind]}`;
}

const readOsRelease = (): string => (existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '');
