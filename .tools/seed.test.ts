/** Nothing here is left to chance: a random test that passed passes again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesUnder, readProjectFile, withProperties } from './projectFiles.ts';
import config from './vitest.config.ts';

/** What runs in tests and is not the product. */
const isTest = (path: string) => /\.(test|e2e)\.tsx?$|\/(test|sim|e2e)\//.test(path);
const tests = filesUnder('.').filter((path) => /\.tsx?$/.test(path) && isTest(path) && path !== '.tools/seed.test.ts');
const properties = withProperties(tests);
const naming = (pattern: RegExp, paths = tests) => paths.filter((path) => pattern.test(readProjectFile(path)));

describe('the dice of a property', () => {
  it('have the seed of the setup file, which every project takes over', () => {
    expect(fc.readConfigureGlobal()).toEqual({ seed: Number(process.env.HOLDFAST_SEED ?? 1) });
    for (const project of config.test?.projects ?? []) {
      expect(project).toMatchObject({ extends: true });
      expect(project).not.toHaveProperty('test.setupFiles');
    }
  });

  it('are thrown where vitest sets them up', () => {
    expect(properties.length).toBeGreaterThan(10);
    expect(properties.filter((path) => !/\.test\.tsx?$/.test(path))).toEqual([]);
  });

  it('have no seed of their own, which `npx pnpm fresh` could not change: what was found is kept as `examples`', () => {
    expect(naming(/\bseed(: \d|\b *[,}])/, properties)).toEqual([]);
  });

  it('fall as often on a slow machine', () => {
    expect(naming(/interruptAfterTimeLimit|skipAllAfterTimeLimit/, properties)).toEqual([]);
  });
});

it('no test has dice without a seed; only `npx pnpm sim --soak` throws new ones', () => {
  expect(naming(/Math\.random|\brandomInt\b|getRandomValues/)).toEqual(['web/sim/main.ts']);
});
