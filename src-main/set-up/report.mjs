import { relative } from 'node:path';
import { place } from './places.mjs';

/** What Vitest's JSON report says: tests passed, failed and skipped, a file that could not be read being one failure, and the slowest tests. */
export function readReport(report, slowest = 10) {
  const tests = report.testResults.flatMap((file) => file.assertionResults.map((test) => ({ ...test, file: relative(place('.'), file.name) })));
  const count = (...states) => tests.filter(({ status }) => states.includes(status)).length;
  const unread = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')).length;
  return {
    passed: count('passed'),
    failed: count('failed') + unread,
    skipped: count('pending', 'skipped', 'todo', 'disabled'),
    slowest: tests
      .filter(({ duration }) => duration !== undefined && duration !== null)
      .sort((a, b) => b.duration - a.duration)
      .slice(0, slowest)
      .map(({ duration, fullName, file }) => ({ milliseconds: Math.round(duration), name: fullName, file })),
  };
}
