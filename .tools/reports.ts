/** What the runners report of themselves as JSON: how many tests passed, which failed and why, and how long each file took. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './runStep.ts';

export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  files: FileTime[];
  /** Each failed test: its file and title, and the first lines of its message. */
  failures: string[];
}

export interface FileTime {
  path: string;
  seconds: number;
}

export const oneCheck = (ok: boolean): Outcome => ({
  passed: ok ? 1 : 0,
  failed: ok ? 0 : 1,
  skipped: 0,
  files: [],
  failures: [],
});

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    startTime: number;
    endTime: number;
    /** Why the file itself did not load; empty when it did. */
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] | null }[];
  }[];
}

/** `code`: the runner's exit code. A report that is missing counts as one failure, here and below. */
export function readVitest(file: string, code: number): Outcome {
  const report = readReport<VitestReport>(file);
  if (report === null) return oneCheck(false);
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report;
  const files = report.testResults.map(({ name, startTime, endTime }) => ({
    path: relative(root, name),
    seconds: (endTime - startTime) / 1000,
  }));
  const failures = report.testResults.flatMap(({ name, message, assertionResults }) => [
    ...(message === '' ? [] : [failure(relative(root, name), message)]),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) =>
        failure(`${relative(root, name)} › ${fullName}`, failureMessages?.join('\n')),
      ),
  ]);
  return atLeastOneFailure(code, { passed, failed, skipped, files, failures });
}

interface PlaywrightSuite {
  specs: {
    file: string;
    title: string;
    ok: boolean;
    tests: { results: { duration: number; error?: { message?: string } }[] }[];
  }[];
  suites?: PlaywrightSuite[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: (PlaywrightSuite & { file: string })[];
}

export function readPlaywright(file: string, code: number): Outcome {
  const report = readReport<PlaywrightReport>(file);
  if (report === null) return oneCheck(false);
  const { expected, unexpected, flaky, skipped } = report.stats;
  const files = report.suites.map((suite) => ({ path: `web/e2e/${suite.file}`, seconds: msOf(suite) / 1000 }));
  const failures = report.suites.flatMap(failuresOf);
  return atLeastOneFailure(code, { passed: expected, failed: unexpected + flaky, skipped, files, failures });
}

function failuresOf({ specs, suites = [] }: PlaywrightSuite): string[] {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => {
      const messages = tests.flatMap(({ results }) => results.map(({ error }) => error?.message ?? ''));
      return failure(
        `web/e2e/${file} › ${title}`,
        messages.find((message) => message !== ''),
      );
    });
  return [...own, ...suites.flatMap(failuresOf)];
}

function msOf({ specs, suites = [] }: PlaywrightSuite): number {
  const own = specs.flatMap(({ tests }) => tests.flatMap(({ results }) => results.map(({ duration }) => duration)));
  return [...own, ...suites.map(msOf)].reduce((sum, ms) => sum + ms, 0);
}

export function readSim(file: string, code: number): Outcome {
  const report = readReport<{ passed: number; failed: number }>(file);
  return report === null
    ? oneCheck(false)
    : atLeastOneFailure(code, { ...report, skipped: 0, files: [], failures: [] });
}

const shownLines = 8;

function failure(where: string, message = ''): string {
  const lines = message.split('\n').filter((line) => line.trim() !== '');
  return [where, ...lines.slice(0, shownLines).map((line) => `    ${line}`)].join('\n');
}

function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}

/** A runner can fail without a failing test: a file that does not load, an error between tests. */
function atLeastOneFailure(code: number, outcome: Outcome): Outcome {
  return code !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
}
