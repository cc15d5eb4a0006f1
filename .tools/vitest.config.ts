import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Most of the time one of them waits for a database or a process.
    maxWorkers: 2,
    root: new URL('..', import.meta.url).pathname,
    projects: [
      'shared/vitest.config.ts',
      'sync-server/vitest.config.ts',
      'web/vitest.config.ts',
      '.tools/vitest.docs.config.ts',
    ],
  },
});
