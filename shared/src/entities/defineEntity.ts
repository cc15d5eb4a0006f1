/**
 * What an entity is: named fields, each with a type and a default of its own, and the keys its lists are read by.
 * No rule spans two fields: fields merge one by one, so any mix of them must be a valid record.
 */
import { deletedField } from '../merge/isDeleted.ts';
import type { FieldType } from './fieldType.ts';

export interface FieldDefinition<T = unknown> {
  /** What may be written. */
  writes: FieldType<T>;
  /** What may be read: wider than `writes` where earlier versions took more. */
  reads: FieldType<T>;
  /** What a record without this field is read as. */
  fallback: T;
  /** The name it is stored under, where code calls it something else by now. */
  storedAs: string | null;
}

/**
 * `storedAs`: the first name of a renamed field. Devices, server and wire keep that one for ever.
 * `reads`: what was ever taken, where less is taken now. It is shown as it stands, so that a person can mend it.
 */
export function field<T>(
  writes: FieldType<T>,
  fallback: NoInfer<T>,
  { storedAs, reads = writes }: { storedAs?: string; reads?: FieldType<NoInfer<T>> } = {},
): FieldDefinition<T> {
  return { writes, reads, fallback, storedAs: storedAs ?? null };
}

export type FieldDefinitions = Readonly<Record<string, FieldDefinition>>;

/** What an index can hold: a field's value, or a stand-in that sorts first for values no index takes. */
export type IndexKey = string | number;

/** Works a key out from those of the record's fields, by the names code uses. It must come to something for any of them. */
export type DerivedKey<Name extends string = string> = (keyOf: (field: Name) => IndexKey) => IndexKey;

/** A field of one record as screens read it, by the name code uses. */
export type ReadField<F extends FieldDefinitions = FieldDefinitions> = <N extends string & keyof F>(
  name: N,
) => F[N] extends FieldDefinition<infer T> ? T : never;

/** One record counts as one more at this key, and adds these whole units to the sum there. */
export interface Addend {
  key: readonly IndexKey[];
  sum?: number;
}

/** Where a record that is not deleted counts. It must come to something for any values of the fields. */
export type Rollup<F extends FieldDefinitions = FieldDefinitions> = (read: ReadField<F>) => readonly Addend[];

/** Of every entity: all its records at one key. */
const countAll = (): readonly Addend[] => [{ key: [] }];

/** Without its type arguments it has no `fields` to look into: a name that is only a string may be a stored one. */
export interface EntityDefinition<
  F extends FieldDefinitions = Readonly<Record<never, FieldDefinition>>,
  K extends string = never,
  R extends string = never,
> {
  /** Singular, lower case: the wire name, the table name, the view name. For ever, as stored names are. */
  name: string;
  /** By the name code uses. */
  fields: F;
  /** The same fields by the name they are stored under, each with the name code uses. */
  storedFields: ReadonlyMap<string, FieldDefinition & { name: string }>;
  /**
   * Lists of stored names and derived keys that screens read in order; each becomes a compound index over the records
   * that are not deleted.
   */
  indexes: readonly (readonly string[])[];
  /**
   * Counts up with the indexes and the rollups: under a higher number a device adds the indexes that are new, and counts
   * anew. The frozen ones (frozen/indexes.json) keep who changes them from forgetting it.
   */
  version: number;
  /** Index keys that are not simply a field. One named like a field takes its place in every index. */
  keys: Readonly<Record<K, DerivedKey<string & keyof F>>>;
  /** Counts and sums by key, kept with every write, for screens that would otherwise read all records [RO1]. */
  rollups: Readonly<Record<R, Rollup<F>>> & { readonly all: typeof countAll };
}

/** The plain values of a record, every field present. */
export type Values<E extends EntityDefinition> = {
  -readonly [K in keyof E['fields']]: E['fields'][K] extends FieldDefinition<infer T> ? T : never;
};

export interface EntityOptions<F extends FieldDefinitions, K extends string, R extends string> {
  indexes?: readonly (readonly ((string & keyof F) | NoInfer<K>)[])[];
  keys?: Readonly<Record<K, DerivedKey<string & keyof F>>>;
  rollups?: Readonly<Record<R, Rollup<F>>>;
  /** From 1; one more whenever `indexes` change, or a record counts otherwise than before. */
  version?: number;
  /** Stored names of fields that were removed: devices still hold values under them. */
  retired?: readonly string[];
}

export function defineEntity<const F extends FieldDefinitions, K extends string = never, R extends string = never>(
  name: string,
  fields: F,
  {
    indexes = [],
    keys = {} as Record<K, DerivedKey<string & keyof F>>,
    rollups = {} as Record<R, Rollup<F>>,
    version = 1,
    retired = [],
  }: EntityOptions<F, K, R> = {},
): EntityDefinition<F, K, R> {
  const storedFields = new Map<string, FieldDefinition & { name: string }>();
  for (const [fieldName, definition] of Object.entries(fields)) {
    const stored = definition.storedAs ?? fieldName;
    for (const taken of [fieldName, stored]) {
      if (taken === deletedField) throw new TypeError(`${name}: "${deletedField}" belongs to every entity`);
    }
    if (retired.includes(stored)) throw new TypeError(`${name}: "${stored}" was another field once`);
    if (storedFields.has(stored)) throw new TypeError(`${name}: two fields are stored as "${stored}"`);
    storedFields.set(stored, { ...definition, name: fieldName });
  }
  const keyed = (name: string) => (Object.hasOwn(keys, name) ? name : (fields[name]?.storedAs ?? name));
  const counted = { all: countAll, ...rollups };
  return {
    name,
    fields,
    storedFields,
    indexes: indexes.map((names) => names.map(keyed)),
    keys,
    rollups: counted,
    version,
  };
}

/** What an index calls a field or a derived key. */
export function keyName(entity: EntityDefinition, name: string): string {
  return Object.hasOwn(entity.keys, name) ? name : storedName(entity, name);
}

/** The stored name of a field. Throws on a name the entity does not declare: what code writes, code can read. */
export function storedName(entity: EntityDefinition, fieldName: string): string {
  if (fieldName === deletedField) return fieldName;
  const fields: FieldDefinitions = entity.fields;
  const definition = Object.hasOwn(fields, fieldName) ? fields[fieldName] : undefined;
  if (definition === undefined) throw new TypeError(`${entity.name} has no field "${fieldName}"`);
  return definition.storedAs ?? fieldName;
}

export type Registry = Readonly<Record<string, EntityDefinition>>;

/** Looks an entity up by a name that came from outside. */
export function findEntity(registry: Registry, name: string): EntityDefinition | undefined {
  return Object.hasOwn(registry, name) ? registry[name] : undefined;
}

/**
 * Why a value may not be stored under this stored name, or null when it may.
 * A field the entity does not know is accepted: a newer device may know it [MG3].
 */
export function refuseValue(entity: EntityDefinition, stored: string, value: unknown): string | null {
  if (stored === deletedField) return typeof value === 'boolean' ? null : 'expected boolean';
  return entity.storedFields.get(stored)?.writes.refuse(value) ?? null;
}

/** What a stored field is read as: its fallback where it is missing, or written by a version that allows more. */
export function readValue(
  entity: EntityDefinition,
  values: Readonly<Record<string, unknown>>,
  stored: string,
): unknown {
  const value = Object.hasOwn(values, stored) ? values[stored] : undefined;
  if (stored === deletedField) return value === true;
  const definition = entity.storedFields.get(stored);
  if (definition === undefined) return value;
  return Object.hasOwn(values, stored) && definition.reads.refuse(value) === null ? value : definition.fallback;
}

/** All values of a record by the names code uses, from those it is stored under. */
export function readValues<E extends EntityDefinition>(
  entity: E,
  values: Readonly<Record<string, unknown>>,
): Values<E> {
  const fields = [...entity.storedFields].map(([stored, { name }]) => [name, readValue(entity, values, stored)]);
  return Object.fromEntries(fields) as Values<E>;
}
