/**
 * All tests that need no browser. The end of a name says what a test needs: `*.pg.test.ts` needs databases, and
 * `*.long.test.ts` more time than everybody has every time (vitest.long.config.ts).
 */
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const path = (inside: string) => new URL(`../${inside}`, import.meta.url).pathname;

export const longTests = '**/*.long.test.ts';

/** Starts one Postgres for all. */
export const withPostgres = { globalSetup: [path('sync-server/test/globalSetup.ts')] };

export const everywhere = {
  root: path(''),
  setupFiles: [path('.tools/seed.ts')],
  // Most of the time one of them waits for a database or a process.
  maxWorkers: 2,
  // Files share what they import, and WebAssembly is compiled once and quickly: tests are over before it is warm.
  isolate: false,
  execArgv: ['--liftoff-only'],
  // A guard against hanging, wide enough for a busy machine.
  testTimeout: 300_000,
  hookTimeout: 300_000,
};

function project(name: string, folder: string, include: string[], more = {}): TestProjectInlineConfiguration {
  const exclude = [longTests, '**/node_modules/**'];
  return { extends: true, test: { name, root: path(folder), include, exclude, ...more } };
}

export default defineConfig({
  test: {
    ...everywhere,
    projects: [
      project('shared', 'shared', ['src/**/*.test.ts']),
      project('sync-server', 'sync-server', ['src/**/*.test.ts', 'test/**/*.test.ts'], withPostgres),
      project('web', 'web', ['*.test.ts', 'src/**/*.test.{ts,tsx}', 'sim/**/*.test.ts', 'bench/**/*.test.ts']),
      project('docs', '', ['.tools/*.test.ts']),
    ],
  },
});
