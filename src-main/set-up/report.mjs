import { relative } from 'node:path';
import { place } from './places.mjs';

const isSkipped = ({ status }) => ['pending', 'skipped', 'todo', 'disabled'].includes(status);

/** What Vitest's JSON report says: tests passed, failed and skipped, a file that could not be read being one failure, in which files how many were skipped, and the slowest tests. */
export function readReport(report, slowest = 10) {
  const tests = report.testResults.flatMap((file) => file.assertionResults.map((test) => ({ ...test, file: relative(place('.'), file.name) })));
  const count = (state) => tests.filter(({ status }) => status === state).length;
  const skipped = tests.filter(isSkipped);
  const unread = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')).length;
  return {
    passed: count('passed'),
    failed: count('failed') + unread,
    skipped: skipped.length,
    skippedIn: skipped.reduce((counts, { file }) => ({ ...counts, [file]: (counts[file] ?? 0) + 1 }), {}),
    slowest: tests
      .filter(({ duration }) => duration !== undefined && duration !== null)
      .sort((a, b) => b.duration - a.duration)
      .slice(0, slowest)
      .map(({ duration, fullName, file }) => ({ milliseconds: Math.round(duration), name: fullName, file })),
  };
}
