import { z } from 'zod';

/** Where a window stands on the screens, in pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const whole = z.number().int();

/** What is kept of the window between two starts. */
export const placeSchema = z.object({ x: whole, y: whole, width: whole.positive(), height: whole.positive(), isMaximised: z.boolean() });
export type Place = z.infer<typeof placeSchema>;

/** The smallest window in which everything can still be reached. */
export const least = { width: 640, height: 480 } as const;

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, Math.max(low, high)));

function overlap(a: Rectangle, b: Rectangle): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, across) * Math.max(0, down);
}

/**
 * The place put back where a person can see all of it: on the screen that it lies on most, moved and shrunk as far as that needs.
 * The screens are their areas for windows, the main one first: it takes a window whose screen has gone.
 */
export function onScreen(place: Rectangle, screens: readonly Rectangle[]): Rectangle {
  const [screen] = [...screens].sort((a, b) => overlap(place, b) - overlap(place, a));
  const width = clamp(place.width, least.width, screen.width);
  const height = clamp(place.height, least.height, screen.height);
  return { width, height, x: clamp(place.x, screen.x, screen.x + screen.width - width), y: clamp(place.y, screen.y, screen.y + screen.height - height) };
}

/** Where a window stands that was never opened before: in the middle of the main screen. */
export function firstPlace([screen]: readonly Rectangle[]): Rectangle {
  const width = Math.min(1280, screen.width);
  const height = Math.min(860, screen.height);
  return { width, height, x: screen.x + Math.floor((screen.width - width) / 2), y: screen.y + Math.floor((screen.height - height) / 2) };
}
