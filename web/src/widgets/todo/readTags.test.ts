import { describe, expect, it } from 'vitest';
import { readTags, showTags } from './readTags.ts';

describe('tags', () => {
  it.each([
    ['', []],
    [' , ,', []],
    ['beans', ['beans']],
    ['#beans, # market,Beans', ['beans', 'market']],
    ['Friday market, 焙煎, قهوة', ['Friday market', '焙煎', 'قهوة']],
    ['#', []],
  ])('%j are %j', (text, tags) => {
    expect(readTags(text)).toEqual(tags);
    expect(readTags(showTags(tags))).toEqual(tags);
  });
});
