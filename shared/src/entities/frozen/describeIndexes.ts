/** What devices build on from one entity's definition: an index, and how records count in a rollup. */
import { type EntityDefinition, type Rollup, readValues } from '../defineEntity.ts';

/** Two records of any entity: one with nothing filled in, and one with what rollups look at. */
const samples = [
  {},
  {
    ...{
      done: true,
      list: 'Home',
      tags: ['beans'],
      due: '2026-11-26',
      date: '2026-11-27',
      currency: 'JPY',
      category: 'Fuel',
    },
    ...{ amount: 1250, quantity: 2.5, unitPrice: 399, start: '2026-11-28T09:00', end: '2026-12-01T10:00' },
  },
];

export function describeIndexes(entity: EntityDefinition) {
  const { version, indexes, rollups } = entity;
  const counted = Object.entries<Rollup>(rollups).map(([name, rollup]) => {
    const addends = samples.map((values) => {
      const read: Record<string, unknown> = readValues(entity, values);
      return rollup((field) => read[field] as never);
    });
    return [name, addends];
  });
  return { version, indexes, rollups: Object.fromEntries(counted) };
}
