/**
 * The tables on the device, derived from the registry: one per entity, and five of our own.
 * Knows nothing of accounts (one database per account) and nothing of sync.
 */

import type { Stamp } from '@holdfast/shared/clock/stamp';
import type { EntityDefinition, Registry } from '@holdfast/shared/entities/defineEntity';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import type { RejectionCode } from '@holdfast/shared/protocol/exchange';
import { Dexie, type DexieOptions, type Table } from 'dexie';

/** One record as it lies in its entity's table. Unknown fields of newer devices lie here too [MG3]. */
export interface Row {
  id: string;
  values: Record<string, unknown>;
  stamps: Record<string, Stamp>;
  /** What the compound indexes read. `live` is missing on a deleted row, so no list index holds it. */
  keys: Record<string, string | number>;
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
  code: RejectionCode;
  message: string;
  at: number;
}

/** What one run changed in one record that was already here. */
export interface DiaryRow {
  seq?: number;
  at: number;
  entity: string;
  id: string;
  changes: { name: string; before: unknown; after: unknown; lostMine: boolean }[];
  /** What the record was, where sync took it away. */
  removed?: Record<string, unknown>;
}

/** A record of an entity this version does not know, kept for the version that does. */
export interface UnknownRow {
  entity: string;
  id: string;
  fields: Record<string, readonly [unknown, Stamp]>;
  seen?: number;
}

export type DeviceTables = {
  outbox: Table<OutboxRow, [string, string]>;
  refused: Table<RefusedRow, [string, string]>;
  diary: Table<DiaryRow, number>;
  unknown: Table<UnknownRow, [string, string]>;
  meta: Table<{ key: string; value: unknown }, string>;
};

export class DeviceDatabase extends Dexie {
  declare outbox: DeviceTables['outbox'];
  declare refused: DeviceTables['refused'];
  declare diary: DeviceTables['diary'];
  declare unknown: DeviceTables['unknown'];
  declare meta: DeviceTables['meta'];
  readonly registry: Registry;

  constructor(name: string, registry: Registry, options: DexieOptions = {}) {
    super(name, options);
    this.registry = registry;
    // Give way at once, to a newer version as to a deletion; what was deleted must not come back by reopening.
    // After an upgrade this version goes on with the newer tables: it knows a part of them.
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
      unknown: '[entity+id], entity',
      meta: 'key',
    };
    this.version(countKeys(stores)).stores(stores);
  }

  rows(entity: string): Table<Row, string> {
    return this.table<Row, string>(entity);
  }
}

/**
 * How many primary keys and indexes there are: tables and indexes are only ever added, so each addition to the registry
 * is a higher version, and an upgrade that older tabs hear of.
 */
function countKeys(stores: Readonly<Record<string, string>>): number {
  return Object.values(stores).join().split(',').length;
}

/** The Dexie name of a compound index over fields of the records that are not deleted. */
export function indexName(fields: readonly string[]): string {
  return `[${['live', ...fields].map((name) => `keys.${name}`).join('+')}]`;
}

function entitySchema(entity: EntityDefinition): string {
  return ['id', 'keys.live', ...entity.indexes.map(indexName)].join(', ');
}

/** Index keys of a record: booleans and null are not IndexedDB keys, so they get stand-ins that sort first. */
export function keysOf(entity: EntityDefinition, values: Readonly<Record<string, unknown>>): Row['keys'] {
  const keys: Row['keys'] = {};
  for (const name of new Set(entity.indexes.flat())) {
    const stored = Object.hasOwn(values, name) ? values[name] : entity.storedFields.get(name)?.fallback;
    keys[name] = toKey(stored);
  }
  if (values[deletedField] !== true) keys.live = 1;
  return keys;
}

export function toKey(value: unknown): string | number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' || typeof value === 'string' ? value : '';
}
