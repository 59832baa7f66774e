/** Several weights as one text: their references, each on a line of its own, since names may have spaces and commas in them. */

export const readWeights = (text: string): readonly string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

export const writeWeights = (references: readonly string[]): string => references.filter((reference) => reference !== '').join('\n');
