import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'web',
    // A guard against hanging, wide enough for a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ['*.test.ts', 'src/**/*.test.{ts,tsx}', 'sim/**/*.test.ts', 'bench/**/*.test.ts'],
  },
});
