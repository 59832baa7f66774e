/** Tells a person what the set-up does; on stderr, so that a command's own output stays clean. */
export const say = (sentence) => process.stderr.write(`isthmus: ${sentence}\n`);
