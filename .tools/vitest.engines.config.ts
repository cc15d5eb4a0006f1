/** The stories told in every engine this machine has; `npx pnpm test` runs them. */
import { defineConfig } from 'vitest/config';
import { everywhere } from './vitest.config.ts';

const fromRoot = (path: string) => new URL(`../${path}`, import.meta.url).pathname;

export default defineConfig({
  test: {
    ...everywhere,
    include: ['web/engines/*.engines.test.ts'],
    globalSetup: [fromRoot('web/e2e/makeServer.ts')],
    // Most of the time a story waits for a batch to go out.
    maxWorkers: 3,
  },
});
