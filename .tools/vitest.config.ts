import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    projects: [
      'shared/vitest.config.ts',
      'sync-server/vitest.config.ts',
      'web/vitest.config.ts',
      '.tools/vitest.docs.config.ts',
    ],
  },
});
