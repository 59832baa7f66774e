import type { Answers } from '../../src-shared/field';
import { Refusal } from '../../src-shared/refusal';

/** The refusal of an answer that is right by itself but does not go with the others: the window says it beside the answer's field and offers what would do. */
export class Misfit extends Refusal {
  constructor(readonly field: string, answer: Answers[string], readonly why: string, readonly instead?: Answers[string]) {
    super(`"${field}" is ${JSON.stringify(answer)}; ${why}`);
  }
}
