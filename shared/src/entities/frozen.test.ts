import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeField, type Stored } from './frozen/describeField.ts';
import { describeIndexes } from './frozen/describeIndexes.ts';
import { registry } from './registry.ts';

/** How a field is stored, and every way it was stored before, the oldest first. */
type History = readonly (Stored & { note?: string })[];

/** By stored name, also those that are retired: their last entry says so with `"retired": true`. */
type Frozen = Readonly<Record<string, History>>;

const folder = new URL('frozen/', import.meta.url);

function frozenOf(entity: string): Frozen {
  const file = new URL(`${entity}.json`, folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Frozen) : {};
}

/** Devices hold values under every name that was ever released: see docs/evolving-entities.md before you change one. */
describe.each(Object.values(registry))('what devices have stored of $name', (entity) => {
  const frozen = frozenOf(entity.name);

  it.each([...entity.storedFields])('%s is stored as it was frozen', (stored, definition) => {
    const present = describeField(definition);
    const last = (Object.hasOwn(frozen, stored) ? frozen[stored] : [])?.at(-1);
    const { note: _, ...known } = last ?? {};
    const advice = `append what it is now, with a "note" of what becomes of values stored before, to "${stored}" in shared/src/entities/frozen/${entity.name}.json:`;
    expect(known, `${advice}\n${JSON.stringify(present)}\n`).toEqual(present);
  });

  it('whatever was changed has a note of what becomes of values stored before', () => {
    const changes = Object.entries(frozen).flatMap(([stored, history]) =>
      history.slice(1).map(({ note = '' }) => ({ stored, note })),
    );
    for (const { stored, note } of changes) expect(note.length, `the note of ${stored}`).toBeGreaterThan(20);
  });

  it('no name that was ever stored is gone without being retired', () => {
    const isRetired = (history: History) => Object.hasOwn(history.at(-1) ?? {}, 'retired');
    const live = Object.entries(frozen).filter(([, history]) => !isRetired(history));
    expect(live.map(([stored]) => stored).filter((stored) => !entity.storedFields.has(stored))).toEqual([]);
  });
});

/** A device adds an index, and counts its records anew, only under a higher number. */
it('whatever lists and counts are read by was frozen with its number', () => {
  const present = Object.fromEntries(Object.values(registry).map((entity) => [entity.name, describeIndexes(entity)]));
  const frozen = JSON.parse(readFileSync(new URL('indexes.json', folder), 'utf8')) as typeof present;
  for (const [name, { version, ...built }] of Object.entries(present)) {
    const before = Object.hasOwn(frozen, name) ? frozen[name] : undefined;
    if (before === undefined) continue;
    const { version: number, ...builtBefore } = before;
    if (JSON.stringify(builtBefore) === JSON.stringify(built)) continue;
    expect(version, `${name}: its indexes or rollups changed, so its version must be higher`).toBeGreaterThan(number);
  }
  expect(frozen, `write to shared/src/entities/frozen/indexes.json:\n${JSON.stringify(present)}\n`).toEqual(present);
});
