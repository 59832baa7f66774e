import { expect, test } from 'vitest';
import { turned, viewByKey, zoomed } from '../../../src-renderer/stage/turn';
import { defaultView } from '../../../src-shared/figures';

const key = (name: string, held: Partial<KeyboardEvent> = {}) => ({ key: name, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...held }) as KeyboardEvent;

test('a view goes all around, and neither below the floor nor over the top', () => {
  expect(turned({ azimuth: 170, elevation: 30 }, 20, 0).azimuth).toBe(-170);
  expect(turned({ azimuth: 0, elevation: 30 }, 0, 100).elevation).toBe(90);
  expect(turned({ azimuth: 0, elevation: 30 }, 0, -100).elevation).toBe(0);
  expect(turned({ azimuth: 0, elevation: 30, zoom: 2 }, 5, 5)).toEqual({ azimuth: 5, elevation: 35, zoom: 2 });
});

test('a view comes nearer and goes away within limits', () => {
  expect(zoomed(defaultView, 2).zoom).toBe(2);
  expect(zoomed(defaultView, 1000).zoom).toBe(8);
  expect(zoomed(defaultView, 0.001).zoom).toBe(0.5);
});

test('keys turn in steps, finer with Shift, and leave what belongs to others', () => {
  expect(viewByKey(key('ArrowLeft'), defaultView)?.azimuth).toBe(defaultView.azimuth + 5);
  expect(viewByKey(key('ArrowLeft', { shiftKey: true }), defaultView)?.azimuth).toBe(defaultView.azimuth + 1);
  expect(viewByKey(key('Home'), { azimuth: 3, elevation: 4, zoom: 5 })).toEqual(defaultView);
  for (const other of [key('ArrowLeft', { altKey: true }), key('+', { ctrlKey: true }), key('Tab'), key('a')]) expect(viewByKey(other, defaultView)).toBeUndefined();
});
