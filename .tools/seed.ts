/**
 * Where every property of the tests takes its dice from: a setup file of each vitest project. The seed is always the
 * same, so a test that passed passes again; `npx pnpm fresh` gives another one to all of them.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.HOLDFAST_SEED ?? 1) });
