import { describe, expect, it } from 'vitest';
import { refuseRule } from './refuseRule.ts';

describe('a rule of one’s own', () => {
  it('may be left as it begins, and may be filled in', () => {
    expect(refuseRule({ path: '', nth: '', chance: ' ', seconds: '' })).toEqual({});
    expect(refuseRule({ path: '/api/*', nth: '2', chance: '12.5', seconds: '0.5' })).toEqual({});
  });

  it.each([
    ['path', 'api/sync'],
    ['path', '/a b'],
    ['nth', '0'],
    ['nth', '1.5'],
    ['chance', 'often'],
    ['chance', '101'],
    ['seconds', '-1'],
    ['seconds', 'Infinity'],
  ])('[FO5] says at %s that %j is not understood, and at no other field', (name, text) => {
    expect(Object.keys(refuseRule({ [name]: text }))).toEqual([name]);
  });
});
