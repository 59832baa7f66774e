/**
 * Random numbers by address: every draw is a function of (seed, purpose, index), never of a generator's position.
 * So a resumed run, a share of a run and another machine draw the same numbers.
 *
 * A 64-bit counter goes through Threefry-2x32 with 20 rounds (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"),
 * keyed by a hash of seed and purpose.
 */
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24] as const;
const PARITY = 0x1bd11bda;

/** Threefry-2x32-20: the counter (c0, c1) enciphered with the key (k0, k1); writes two 32-bit words into out at 0 and 1. */
export function threefry(k0: number, k1: number, c0: number, c1: number, out: Uint32Array): void {
  const keys = [k0 | 0, k1 | 0, (PARITY ^ k0 ^ k1) | 0];
  let x = (c0 + keys[0]) | 0;
  let y = (c1 + keys[1]) | 0;
  for (let round = 0; round < 20; round++) {
    x = (x + y) | 0;
    const r = ROTATIONS[round & 7];
    y = ((y << r) | (y >>> (32 - r))) ^ x;
    if ((round & 3) === 3) {
      const step = (round >> 2) + 1;
      x = (x + keys[step % 3]) | 0;
      y = (y + keys[(step + 1) % 3] + step) | 0;
    }
  }
  out[0] = x;
  out[1] = y;
}

/** FNV-1a over the purpose's characters: which stream of draws this is. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}

/** A stream of draws for one purpose. Streams of different seeds or purposes are independent. */
export interface Stream {
  /** Uniform in [0, 1), 53 bits. */
  uniform(index: number): number;
  /** Standard normal. */
  normal(index: number): number;
  /** A whole number in [0, below). */
  integer(index: number, below: number): number;
  /** Fills with standard normals number first, first + 1, ... */
  fillNormal<T extends Float32Array | Float64Array>(into: T, first?: number): T;
  /** The numbers 0 ... n-1 in random order. */
  permutation(n: number): Int32Array;
}

export function stream(seed: number, purpose: string): Stream {
  const k0 = seed | 0;
  const k1 = (hash(purpose) ^ Math.floor(seed / 2 ** 32)) | 0;
  const words = new Uint32Array(2);
  const draw = (index: number, half: number) => threefry(k0, k1, index >>> 0, ((Math.floor(index / 2 ** 32) << 2) | half) >>> 0, words);
  const uniform = (index: number) => {
    draw(index, 0);
    return (words[0] * 2 ** 21 + (words[1] >>> 11)) / 2 ** 53;
  };
  // Box-Muller: numbers 2k and 2k+1 are the cosine and sine of one pair.
  const pair = (k: number): [number, number] => {
    draw(k, 1);
    const radius = Math.sqrt(-2 * Math.log((words[0] + 1) / 4294967297));
    const angle = (2 * Math.PI * words[1]) / 2 ** 32;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  };
  return {
    uniform,
    normal: (index) => pair(Math.floor(index / 2))[index % 2],
    integer: (index, below) => Math.floor(uniform(index) * below),
    fillNormal(into, first = 0) {
      for (let i = 0; i < into.length; ) {
        const at = first + i;
        const [a, b] = pair(Math.floor(at / 2));
        if (at % 2 === 0) into[i++] = a;
        if (i < into.length) into[i++] = b;
      }
      return into;
    },
    permutation(n) {
      const order = Int32Array.from({ length: n }, (_, i) => i);
      for (let i = n - 1; i > 0; i--) {
        const j = Math.floor(uniform(i) * (i + 1));
        [order[i], order[j]] = [order[j], order[i]];
      }
      return order;
    },
  };
}
