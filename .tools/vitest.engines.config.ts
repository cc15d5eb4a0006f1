/** The stories told in every engine this machine has; `npx pnpm test` runs them. */
import { defineConfig } from 'vitest/config';
import { everywhere } from './vitest.config.ts';

export default defineConfig({
  // One browser after the other: each is heavy, and has a screen of its own.
  test: { ...everywhere, include: ['web/engines/*.engines.test.ts'], maxWorkers: 1 },
});
