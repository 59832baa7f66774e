/** Prints a fault with its trace where whoever started the lab sees it, and gives what may be told of it to a window. */
export function reportFault(error: unknown): string {
  process.stderr.write(`A fault in Isthmus: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return error instanceof Error ? error.message : String(error);
}
