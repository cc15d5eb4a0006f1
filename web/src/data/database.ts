/**
 * The tables on the device, derived from the registry: one per entity, and nine of our own.
 * Knows nothing of accounts (one database per account) and nothing of sync.
 */

import { millisOf, type Stamp } from '@holdfast/shared/clock/stamp';
import {
  type DerivedKey,
  type EntityDefinition,
  type IndexKey,
  type Registry,
  storedName,
} from '@holdfast/shared/entities/defineEntity';
import { deletedField, isDeleted } from '@holdfast/shared/merge/isDeleted';
import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { ActionRow } from './history/actions.ts';

/** One record as it lies in its entity's table. Unknown fields of newer devices lie here too [MG3]. */
export interface Row {
  id: string;
  values: Record<string, unknown>;
  stamps: Record<string, Stamp>;
  /**
   * What the compound indexes read. `live` is missing on a deleted row, so no list index holds it; `deletedAt`, the
   * milliseconds of its deletion, is there on no other.
   */
  keys: Record<string, IndexKey>;
  /** What it is found by; none of a deleted row [SE1]. Missing as long as an older version wrote it last. */
  words?: string[];
  /** The snapshot that showed this record last [RH1, RH2]. */
  seen?: number;
}

/** The fields of one record the server has not answered for: at most one row a record [OB2]. */
export interface OutboxRow {
  entity: string;
  id: string;
  /** Field name to the stamp it was given when it was marked [OB3]. */
  fields: Record<string, Stamp>;
  /** When the first of these edits was made, in device milliseconds. */
  since: number;
  /** How many edits have been folded into this row. */
  edits: number;
}

/** A change the server rejected: kept until it is edited, retried or discarded [OB5]. */
export interface RefusedRow {
  entity: string;
  id: string;
  fields: Record<string, Stamp>;
  /** A RejectionCode, or one of a server newer than this version. */
  code: string;
  message: string;
  at: number;
}

/** What one run changed in one record that was already here, or what a form wrote over that it had not shown. */
export interface DiaryRow {
  seq?: number;
  at: number;
  entity: string;
  id: string;
  /** A change of the deleted field says that the record went or came back, not which value the field has [MG5]. */
  changes: { name: string; before: unknown; after: unknown; lostMine: boolean }[];
  /** Who did it; absent in the rows of older versions, which knew sync only. */
  by?: 'sync' | 'form';
  /** What the record was, where sync took it away. */
  removed?: Record<string, unknown>;
}

/** What was typed into a form and not saved [FO4]. */
export interface DraftRow {
  id: string;
  entity: string;
  /** The record the form was open on, or the one it would have made. */
  record: string;
  isNew: boolean;
  /** By field: the text, how it was shown before, and the value it stood for then [FO1]. */
  typed: Record<string, { text: string; from: string; base: unknown }>;
  at: number;
}

/** A record of an entity this version does not know, kept for the version that does. */
export interface UnknownRow {
  entity: string;
  id: string;
  fields: Record<string, readonly [unknown, Stamp]>;
  seen?: number;
}

/** A part of the copy that was kept before a homecoming, compressed. */
export interface CopyRow {
  seq?: number;
  bytes: Uint8Array<ArrayBuffer>;
}

/** How many records count at one key of a rollup, and what they come to. None is there for none. */
export interface RollupRow {
  /** The entity, the name of the rollup, then what it counts by. */
  key: IndexKey[];
  count: number;
  /** Whole units; as text where they are more than a number holds exactly. */
  sum: number | string;
}

export type DeviceTables = {
  outbox: Table<OutboxRow, [string, string]>;
  refused: Table<RefusedRow, [string, string]>;
  diary: Table<DiaryRow, number>;
  drafts: Table<DraftRow, string>;
  unknown: Table<UnknownRow, [string, string]>;
  history: Table<ActionRow, number>;
  rollups: Table<RollupRow, IndexKey[]>;
  copies: Table<CopyRow, number>;
  meta: Table<{ key: string; value: unknown }, string>;
};

/** Rows are written by a RowSet alone, for it counts what it writes [RO1]. Anybody may read them. */
export type RowTable = Pick<
  Table<Row, string>,
  'get' | 'bulkGet' | 'where' | 'limit' | 'orderBy' | 'toCollection' | 'toArray' | 'count'
>;

export class DeviceDatabase extends Dexie {
  declare outbox: DeviceTables['outbox'];
  declare refused: DeviceTables['refused'];
  declare diary: DeviceTables['diary'];
  declare drafts: DeviceTables['drafts'];
  declare unknown: DeviceTables['unknown'];
  declare history: DeviceTables['history'];
  declare rollups: DeviceTables['rollups'];
  declare copies: DeviceTables['copies'];
  declare meta: DeviceTables['meta'];
  readonly registry: Registry;

  constructor(name: string, registry: Registry, options: DexieOptions = {}) {
    super(name, options);
    this.registry = registry;
    // Closed at once, so that no other tab has to wait. After an upgrade this version opens it again and knows a part of
    // its tables; after a deletion it must not, or it would make an empty one.
    this.on('versionchange', ({ newVersion }) => {
      this.close({ disableAutoOpen: newVersion === null });
      return false;
    });
    this.on('blocked', () => false);
    const stores = {
      ...Object.fromEntries(Object.values(registry).map((entity) => [entity.name, entitySchema(entity)])),
      outbox: '[entity+id], since',
      refused: '[entity+id]',
      diary: '++seq, at',
      drafts: 'id, entity',
      unknown: '[entity+id], entity',
      history: '++seq, at',
      rollups: 'key',
      copies: '++seq',
      meta: 'key',
    };
    this.version(versionOf(registry)).stores(stores);
  }

  rows(entity: string): RowTable {
    return this.table<Row, string>(entity);
  }

  /** For transactions in which rows of these entities are written, or read with what is counted of them. */
  rowTables(entities: readonly string[]): (string | Table)[] {
    return [...entities, this.rollups, this.meta];
  }
}

/** Counts up with the tables that are not an entity's, and with what every entity's table has. */
const ownVersion = 14;

/**
 * Tables and indexes are only ever added; each addition raises the number of its entity or the one above. So the sum
 * rises with every change, and IndexedDB upgrades the database and tells older tabs.
 */
function versionOf(registry: Registry): number {
  return Object.values(registry).reduce((sum, { version }) => sum + version, ownVersion);
}

/** The Dexie name of a compound index over fields of the records that are not deleted. */
export function indexName(fields: readonly string[]): string {
  return `[${['live', ...fields].map((name) => `keys.${name}`).join('+')}]`;
}

function entitySchema(entity: EntityDefinition): string {
  return ['id', 'keys.live', 'keys.deletedAt', '*words', ...entity.indexes.map(indexName)].join(', ');
}

/** Counts up whenever `keysOf` answers otherwise than before: then all rows get new keys. */
export const keyRule = 3;

export function isDeletedRow({ values, stamps }: Pick<Row, 'values' | 'stamps'>): boolean {
  return isDeleted(values[deletedField], stamps);
}

/** Index keys of a record: booleans and null are not IndexedDB keys, so they get stand-ins that sort first. */
export function keysOf(entity: EntityDefinition, row: Pick<Row, 'values' | 'stamps'>): Row['keys'] {
  const { values, stamps } = row;
  const keys: Row['keys'] = {};
  const fieldKey = (name: string) =>
    toKey(Object.hasOwn(values, name) ? values[name] : entity.storedFields.get(name)?.fallback);
  const derived: Readonly<Record<string, DerivedKey>> = entity.keys;
  for (const name of new Set(entity.indexes.flat())) {
    const derive = Object.hasOwn(derived, name) ? derived[name] : undefined;
    keys[name] = derive === undefined ? fieldKey(name) : derive((field) => fieldKey(storedName(entity, field)));
  }
  if (isDeletedRow(row)) keys.deletedAt = millisOf(stamps[deletedField] ?? '');
  else keys.live = 1;
  return keys;
}

export function toKey(value: unknown): IndexKey {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' || typeof value === 'string' ? value : '';
}
