/**
 * How far the rollups of an entity have been counted, and its records have the words of today [SE3]. Both are right from
 * the first record to the last one that a rebuild has come to; records beyond it are counted when it comes to them.
 */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import { type DeviceDatabase, keyRule } from '../database.ts';
import { readMeta } from '../meta.ts';
import { own } from '../recordName.ts';
import { wordRule } from '../search/wordsOf.ts';

export interface RollupState {
  /** What they were counted by. */
  rule: string;
  /** The id of the last record that has been counted, while a rebuild is under way. */
  upTo?: string;
}

/** By entity; one without has to be counted from the beginning. */
export type RollupStates = Readonly<Record<string, RollupState | undefined>>;

/** The same wherever records count alike, and are found by words of the same fields. */
export function ruleOf({ version, storedFields }: EntityDefinition): string {
  return `${keyRule}.${wordRule}.${version}.${[...storedFields.keys()]}`;
}

export async function readRollupStates(db: DeviceDatabase): Promise<RollupStates> {
  return (await readMeta(db, 'rollups')) ?? {};
}

/** Whether all records have been counted, as this version counts. */
export function isCounted(states: RollupStates, entity: EntityDefinition): boolean {
  const state = stateOf(states, entity);
  return state !== undefined && state.upTo === undefined;
}

/** Undefined: as this version counts, nothing has been counted. */
export function stateOf(states: RollupStates, entity: EntityDefinition): RollupState | undefined {
  const state = own(states, entity.name);
  return state?.rule === ruleOf(entity) ? state : undefined;
}
