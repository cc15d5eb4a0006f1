/** The tests of `npx pnpm test:long`. */
import { defineConfig } from 'vitest/config';
import { everywhere, longTests, withPostgres } from './vitest.config.ts';

export default defineConfig({ test: { ...everywhere, ...withPostgres, include: [longTests] } });
