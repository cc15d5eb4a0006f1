/**
 * Everything that must hold, in one command: format and lint, types, unit and server tests, simulations, browser tests.
 * All steps run even if one fails; the last line counts tests (and the two static checks as one each).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../sync-server/test/findProgram.ts';
import { installDebianPackages } from './debianPackages.ts';
import { findChromium } from './findChromium.ts';
import { runStep } from './runStep.ts';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** How long simulations of ever new seeds go on. */
const simMinutes = 1;

const reports = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
const oneCheck = (ok: boolean): Count => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

const steps: Record<string, () => Promise<Count>> = {
  lint: async () => oneCheck((await runStep('pnpm', ['-s', 'lint'])) === 0),
  types: async () => oneCheck((await runStep('pnpm', ['-s', 'types'])) === 0),
  unit: async () => {
    installNeighbours();
    const file = join(reports, 'unit.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = await runStep('pnpm', ['-s', 'unit', ...reporters]);
    return atLeastOneFailure(code, countUnit(file));
  },
  sim: async () => {
    const file = join(reports, 'sim.json');
    const code = await runStep('pnpm', ['-s', 'sim', '--regress', String(simMinutes), '--report', file]);
    const report = readReport<{ passed: number; failed: number }>(file);
    return report === null ? oneCheck(false) : atLeastOneFailure(code, { ...report, skipped: 0 });
  },
  browser: async () => {
    const file = join(reports, 'browser.json');
    const env = { CHROME_PATH: findChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: file };
    const built = await runStep('pnpm', ['-s', 'build']);
    if (built !== 0) return oneCheck(false);
    const code = await runStep('pnpm', ['-s', 'e2e', '--reporter=list,json'], env);
    return atLeastOneFailure(code, countBrowser(file));
  },
};

/** What the tests of several server processes stand between; where it cannot be had they say that they are skipped. */
function installNeighbours(): void {
  const missing = ['pgbouncer', 'redis-server'].filter((name) => findProgram(name) === undefined);
  if (missing.length > 0) installDebianPackages(missing);
}

function countUnit(file: string): Count {
  const report = readReport<{ numPassedTests: number; numFailedTests: number; numPendingTests: number }>(file);
  if (report === null) return oneCheck(false);
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests };
}

function countBrowser(file: string): Count {
  const report = readReport<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(file);
  if (report === null) return oneCheck(false);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}

/** A runner can fail without a failing test: a file that does not load, an error between tests. */
function atLeastOneFailure(code: number, count: Count): Count {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(steps, name));
if (unknown.length > 0) {
  console.error(`No step "${unknown.join('", "')}": choose from ${Object.keys(steps).join(', ')}, or none for all.`);
  process.exit(1);
}

const total: Count = { passed: 0, failed: 0, skipped: 0 };
for (const [name, run] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n── ${name}`);
  const count = await run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return oneCheck(false);
  });
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  if (count.failed > 0) console.log(`── ${name}: ${count.failed} failed`);
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
