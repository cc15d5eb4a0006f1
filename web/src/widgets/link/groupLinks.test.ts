import { readValues } from '@holdfast/shared/entities/defineEntity';
import { link } from '@holdfast/shared/entities/link';
import { describe, expect, it } from 'vitest';
import { groupLinks } from './groupLinks.ts';

const made = (id: string, group: string, order: string) => ({ id, ...readValues(link, { group, order }) });

describe('groups of links', () => {
  it('are one however they are spelled, with their links by place, ties by id', () => {
    const links = [
      made('1', 'Weather', 'a1'),
      made('4', 'weather', 'a0'),
      made('3', 'weather', 'a2'),
      made('2', 'Weather', 'a2'),
      made('5', 'Weather ', 'Zz'),
      made('6', '', 'a0'),
      made('7', 'Town', 'a9'),
    ];
    expect(groupLinks(links).map(({ name, items }) => [name, items.map(({ id }) => id).join('')])).toEqual([
      ['', '6'],
      ['Town', '7'],
      ['Weather', '54123'],
    ]);
  });
});
