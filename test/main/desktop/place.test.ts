import { describe, expect, it } from 'vitest';
import { firstPlace, least, onScreen, type Rectangle } from '../../../src-main/desktop/place';

const main: Rectangle = { x: 0, y: 30, width: 1920, height: 1050 };
const left: Rectangle = { x: -1280, y: 0, width: 1280, height: 1024 };

describe('a window’s place', () => {
  it('is kept where all of it can be seen, on whichever screen', () => {
    for (const place of [{ x: 100, y: 100, width: 900, height: 700 }, { x: -1200, y: 10, width: 1000, height: 800 }]) expect(onScreen(place, [main, left])).toEqual(place);
  });

  it('is brought back from a screen that has gone, onto the main one', () => {
    expect(onScreen({ x: -1200, y: 10, width: 1000, height: 800 }, [main])).toEqual({ x: 0, y: 30, width: 1000, height: 800 });
    expect(onScreen({ x: 5000, y: 5000, width: 1000, height: 800 }, [main])).toEqual({ x: 920, y: 280, width: 1000, height: 800 });
  });

  it('shrinks to the screen, and is never too small to be used', () => {
    expect(onScreen({ x: 50, y: 50, width: 4000, height: 3000 }, [main])).toEqual(main);
    expect(onScreen({ x: 50, y: 50, width: 3, height: 3 }, [main])).toEqual({ x: 50, y: 50, ...least });
  });

  it('goes to the screen that it lies on most', () => {
    expect(onScreen({ x: -700, y: 100, width: 800, height: 600 }, [main, left])).toEqual({ x: -800, y: 100, width: 800, height: 600 });
  });

  it('is in the middle of the main screen at first', () => {
    expect(firstPlace([main, left])).toEqual({ x: 320, y: 125, width: 1280, height: 860 });
    expect(firstPlace([{ x: 0, y: 0, width: 1000, height: 600 }])).toEqual({ x: 0, y: 0, width: 1000, height: 600 });
  });
});
