/** What a person or the world did that cannot be gone on with, in a sentence that says where, what and what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Whether the error is a sentence meant for the person, not a fault of ours. */
export const isRefusal = (error: unknown): error is Refusal => error instanceof Error && error.name === 'Refusal';
