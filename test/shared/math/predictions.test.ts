import { describe, expect, it } from 'vitest';
import { beginMean, judge, logSoftmax } from '../../../src-shared/math/predictions';
import { stream } from '../../../src-shared/math/random';

const CLASSES = 4;
const EXAMPLES = 300;
const labels = Int32Array.from({ length: EXAMPLES }, (_, i) => stream(1, 'labels').integer(i, CLASSES));
const logitsOf = (member: number) => stream(member, 'logits').fillNormal(new Float64Array(EXAMPLES * CLASSES)).map((x) => 2 * x);
const members = [1, 2, 3, 4].map((member) => logSoftmax(logitsOf(member), CLASSES));

function meanOf(some: readonly Float64Array[]): Float64Array {
  const mean = beginMean(EXAMPLES * CLASSES);
  for (const log of some) mean.add(log);
  return mean.mean();
}
const judged = (some: readonly Float64Array[]) => judge(meanOf(some), labels);

describe('the softmax', () => {
  it('has probabilities that sum to 1 and are not changed by adding to all logits', () => {
    const [plain, moved] = [logSoftmax([1, -2, 0.5, 3], 2), logSoftmax([101, 98, 100.5, 103], 2)];
    expect(Math.exp(plain[0]) + Math.exp(plain[1])).toBeCloseTo(1, 14);
    expect(Math.exp(plain[0]) / Math.exp(plain[1])).toBeCloseTo(Math.exp(3), 10);
    plain.forEach((x, i) => expect(moved[i]).toBeCloseTo(x, 12));
  });

  it('keeps probabilities that are smaller than any number', () => {
    expect([...logSoftmax([0, -2000], 2)]).toEqual([0, -2000]);
  });
});

describe('the mean of predictions', () => {
  it('is the mean of their probabilities', () => {
    meanOf(members).forEach((log, i) => expect(Math.exp(log)).toBeCloseTo(members.reduce((sum, member) => sum + Math.exp(member[i]), 0) / members.length, 14));
  });

  it('of one is that one to the last bit, and of the same one twice the same', () => {
    expect(meanOf([members[0]])).toEqual(members[0]);
    meanOf([members[0], members[0]]).forEach((log, i) => expect(log).toBeCloseTo(members[0][i], 13));
  });

  it('does not depend on their order', () => {
    const [one, other] = [judged(members), judged([members[2], members[0], members[3], members[1]])];
    expect(other.accuracy).toBe(one.accuracy);
    expect(other.nll).toBeCloseTo(one.nll, 13);
    expect(other.ece).toBeCloseTo(one.ece, 13);
  });

  it('is never less likely than they are on average (Jensen)', () => {
    const alone = members.map((log) => judge(log, labels).nll);
    const together = judged(members).nll;
    expect(together).toBeLessThan(alone.reduce((sum, nll) => sum + nll, 0) / alone.length);
    expect(together).toBeGreaterThan(Math.min(...alone) - Math.log(members.length));
  });

  it('tells the likelihood of a label that all think nearly impossible', () => {
    const mean = beginMean(2);
    mean.add(logSoftmax([0, -2000], 2));
    mean.add(logSoftmax([0, -3000], 2));
    expect(judge(mean.mean(), [1]).nll).toBeCloseTo(2000 + Math.log(2), 10);
  });

  it('refuses predictions of another length', () => {
    expect(() => beginMean(4).add(new Float64Array(3))).toThrow('predictions of another length: 3 instead of 4');
  });
});

describe('a judgement', () => {
  it('is what is counted by hand', () => {
    // Of three examples the first two are said to be class 0, with 0.8 and 0.6, and the third class 1 with 0.9.
    const log = Float64Array.of(0.8, 0.2, 0.6, 0.4, 0.1, 0.9).map(Math.log);
    const { accuracy, nll, ece, bins } = judge(log, [0, 1, 1]);
    expect(accuracy).toBeCloseTo(2 / 3, 14);
    expect(nll).toBeCloseTo(-(Math.log(0.8) + Math.log(0.4) + Math.log(0.9)) / 3, 14);
    expect(ece).toBeCloseTo((0.2 + 0.6 + 0.1) / 3, 14);
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });

  it('takes the first of equally likely classes, as an evaluation does', () => {
    expect([judge(Float64Array.of(-1, -1), [0]).accuracy, judge(Float64Array.of(-1, -1), [1]).accuracy]).toEqual([1, 0]);
  });
});
