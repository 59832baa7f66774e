/** Small pictures as paths on a field of 16 by 16, drawn with a pen of 1.5 in the colour of the text. */
export const icons = {
  add: 'M8 3v10M3 8h10',
  back: 'M10 3 5 8l5 5',
  next: 'm6 3 5 5-5 5',
  check: 'm3 8.5 3.2 3.2L13 5',
  cross: 'm4 4 8 8M12 4l-8 8',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  play: 'M5 3v10l8-5z',
  again: 'M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3',
  clock: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 4.5V8l2.5 1.5',
  warning: 'M8 2 1.8 13h12.4zM8 6.5v3M8 11.4v.1',
  info: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 7.3v3.6M8 5v.1',
  save: 'M8 2.5v7m-3-3 3 3 3-3M3 12.8h10',
  copy: 'M6 6h7.5v7.5H6zM10 6V2.5H2.5V10H6',
  bin: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9',
  folder: 'M2 4h4l1.5 2H14v7H2z',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.5 10.5 14 14',
} as const satisfies Readonly<Record<string, string>>;

export type IconName = keyof typeof icons;
