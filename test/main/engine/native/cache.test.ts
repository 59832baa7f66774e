import { expect, test } from 'vitest';
import { cacheFolder } from '../../../../src-main/engine/native/cache';

test('the cache lies where the system keeps such things, or where ISTHMUS_CACHE says', () => {
  expect(cacheFolder({}, 'linux', '/home/ann')).toBe('/home/ann/.cache/isthmus');
  expect(cacheFolder({ XDG_CACHE_HOME: '/big' }, 'linux', '/home/ann')).toBe('/big/isthmus');
  expect(cacheFolder({}, 'darwin', '/Users/ann')).toBe('/Users/ann/Library/Caches/isthmus');
  expect(cacheFolder({ LOCALAPPDATA: '/local' }, 'win32', '/ann')).toBe('/local/isthmus/Cache');
  expect(cacheFolder({ ISTHMUS_CACHE: '/here', XDG_CACHE_HOME: '/big' }, 'linux', '/home/ann')).toBe('/here');
});
