import type { Lab } from './openLab.ts';

/** The record a scenario calls by this name; a new id where it has not been named yet. */
export function recordOf(lab: Lab, name: string, entity = 'todo') {
  const known = lab.records.get(name) ?? { entity, id: lab.newId() };
  lab.records.set(name, known);
  return known;
}
