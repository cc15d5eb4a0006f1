import { expect, it } from 'vitest';
import { recordTitle } from './recordWords.ts';

it.each([
  ['sale', { item: 'Lamp', title: 'not asked' }, 'Lamp'],
  ['expense', { vendor: '', category: 'Fuel' }, 'Fuel'],
  ['todo', { title: '' }, 'Untitled'],
  // A setting.
  ['preference', { name: 'theme', value: 'dark' }, 'theme'],
  // Of a newer version, under the names it stores.
  ['habit', { title: 'Stretch' }, 'Stretch'],
  ['habit', { streak: 3 }, 'Untitled'],
])('%s %j is called “%s”', (entity, values, title) => {
  expect(recordTitle(entity, values)).toBe(title);
});
