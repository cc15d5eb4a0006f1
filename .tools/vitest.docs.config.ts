import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { name: 'docs', include: ['.tools/*.test.ts'], root: new URL('..', import.meta.url).pathname },
});
