/**
 * What an entity is: named fields, each with a schema and a default of its own, and the keys its lists are read by.
 * No rule spans two fields: fields merge one by one, so any mix of them must be a valid record.
 */
import type * as z from 'zod/mini';

export interface FieldDefinition<T = unknown> {
  schema: z.ZodMiniType<T>;
  /** What a record without this field is read as. */
  fallback: T;
}

export function field<S extends z.ZodMiniType>(schema: S, fallback: z.output<S>): FieldDefinition<z.output<S>> {
  return { schema: schema as unknown as z.ZodMiniType<z.output<S>>, fallback };
}

export type FieldDefinitions = Readonly<Record<string, FieldDefinition>>;

export interface EntityDefinition<F extends FieldDefinitions = FieldDefinitions> {
  /** Singular, lower case: the wire name, the table name, the view name. */
  name: string;
  fields: F;
  /** Field lists that screens read in order; each becomes a compound index over the records that are not deleted. */
  indexes: readonly (readonly string[])[];
}

/** The plain values of a record, every field present. */
export type Values<E extends EntityDefinition> = {
  -readonly [K in keyof E['fields']]: E['fields'][K] extends FieldDefinition<infer T> ? T : never;
};

/** The field that marks a deletion. It belongs to every entity and is never declared. */
export const deletedField = 'deleted';

export function defineEntity<const F extends FieldDefinitions>(
  name: string,
  fields: F,
  options: { indexes?: readonly (readonly (string & keyof F)[])[] } = {},
): EntityDefinition<F> {
  if (Object.hasOwn(fields, deletedField)) throw new TypeError(`${name}: "${deletedField}" belongs to every entity`);
  return { name, fields, indexes: options.indexes ?? [] };
}

export type Registry = Readonly<Record<string, EntityDefinition>>;

/** Looks an entity up by a name that came from outside. */
export function findEntity(registry: Registry, name: string): EntityDefinition | undefined {
  return Object.hasOwn(registry, name) ? registry[name] : undefined;
}

/**
 * Why a value may not be stored in a field, or null when it may.
 * A field the entity does not know is accepted: a newer device may know it [MG3].
 */
export function refuseValue(entity: EntityDefinition, name: string, value: unknown): string | null {
  if (name === deletedField) return typeof value === 'boolean' ? null : 'expected boolean';
  const definition = Object.hasOwn(entity.fields, name) ? entity.fields[name] : undefined;
  if (definition === undefined) return null;
  const result = definition.schema.safeParse(value);
  return result.success ? null : (result.error.issues[0]?.message ?? 'invalid value');
}

/** All values of a record, defaults filled in where a field is missing or unreadable here. */
export function readValues<E extends EntityDefinition>(
  entity: E,
  stored: Readonly<Record<string, unknown>>,
): Values<E> {
  const values: Record<string, unknown> = {};
  for (const [name, definition] of Object.entries(entity.fields)) {
    const known = Object.hasOwn(stored, name) && definition.schema.safeParse(stored[name]).success;
    values[name] = known ? stored[name] : definition.fallback;
  }
  return values as Values<E>;
}
