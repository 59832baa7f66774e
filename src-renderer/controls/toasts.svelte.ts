/** A short sentence about what was just done, with what takes it back where that can be done. */
export interface Toast {
  readonly number: number;
  readonly sentence: string;
  readonly tone: 'done' | 'bad';
  readonly undo?: () => void;
}

/** Long enough to be read and to reach the button by keyboard. */
const SECONDS = 10;

let list = $state.raw<readonly Toast[]>([]);
let told = 0;

/** What is said at the foot of the window. */
export const toasts = {
  get list(): readonly Toast[] {
    return list;
  },
  /** Says it for some seconds. */
  say(sentence: string, { undo, tone = 'done' }: { readonly undo?: () => void; readonly tone?: Toast['tone'] } = {}): void {
    list = [...list.slice(-2), { number: ++told, sentence, tone, ...(undo ? { undo } : {}) }];
  },
  dismiss(number: number): void {
    list = list.filter((toast) => toast.number !== number);
  },
  seconds: SECONDS,
};
