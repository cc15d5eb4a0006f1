/**
 * One read-only view per entity, made from the registry, for people who want SQL: a row per record that is not deleted
 * [MG5], a typed column per field under the name code uses, defaults filled in. The server itself never reads them.
 */
import type { EntityDefinition, Registry } from '@holdfast/shared/entities/defineEntity';
import type { Shape } from '@holdfast/shared/entities/fieldType';
import pg from 'pg';

/** Runs in the caller's transaction. Touches only views whose definition changed: dropping one loses its grants. */
export async function updateViews(client: pg.ClientBase, registry: Registry): Promise<void> {
  const wanted = Object.fromEntries(Object.values(registry).map((entity) => [entity.name, viewQuery(entity)]));
  const state = await client.query<{ views: Record<string, string> }>('select views from server_state');
  const made = state.rows[0]?.views ?? {};
  const gone = Object.keys(made).filter((name) => !Object.hasOwn(wanted, name));
  const changed = Object.entries(wanted).filter(([name, query]) => made[name] !== query);
  if (gone.length === 0 && changed.length === 0) return;
  for (const name of gone) await client.query(`drop view if exists ${pg.escapeIdentifier(name)}`);
  for (const [name, query] of changed) await replaceView(client, pg.escapeIdentifier(name), query);
  await client.query('update server_state set views = $1', [JSON.stringify(wanted)]);
}

/** Postgres replaces a view only when its old columns stay as they are; otherwise it is dropped and made anew. */
async function replaceView(client: pg.ClientBase, name: string, query: string): Promise<void> {
  await client.query('savepoint view');
  try {
    await client.query(`create or replace view ${name} as ${query}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== '42P16') throw error;
    await client.query('rollback to savepoint view');
    await client.query(`drop view ${name}`);
    await client.query(`create view ${name} as ${query}`);
  }
  await client.query('release savepoint view');
}

/** The lateral join keeps Postgres from taking writes through the view. */
function viewQuery(entity: EntityDefinition): string {
  const columns = [...entity.storedFields].map(([stored, { name, writes, fallback }]) => {
    const value = `f.fields -> ${pg.escapeLiteral(stored)} -> 0`;
    const { type, read } = columnType(writes.shape, value);
    const missing = fallback === null ? 'null' : fallbackLiteral(fallback);
    return `coalesce(${read}, ${missing}::${type}) as ${pg.escapeIdentifier(snakeCase(name))}`;
  });
  return `select r.workspace_id, r.id, r.version, ${columns.join(', ')}
from records r cross join lateral (select r.fields) f
where r.entity = ${pg.escapeLiteral(entity.name)} and not is_deleted(f.fields)`;
}

/** A value of another type than the field has today, written by an older version, reads as missing and fails nothing. */
function columnType(shape: Shape, value: string): { type: string; read: string } {
  const kinds = (shape.anyOf ?? [shape]).map(({ type }) => type).filter((kind) => kind !== 'null');
  const kind = kinds.length === 1 ? kinds[0] : undefined;
  const when = (test: string, read: string) => `case when ${test} then ${read} end`;
  const isNumber = `jsonb_typeof(${value}) = 'number'`;
  const asNumber = `(${value} #>> '{}')::numeric`;
  switch (kind) {
    case 'string':
      return { type: 'text', read: when(`jsonb_typeof(${value}) = 'string'`, `${value} #>> '{}'`) };
    case 'boolean':
      return { type: 'boolean', read: when(`jsonb_typeof(${value}) = 'boolean'`, `(${value} #>> '{}')::boolean`) };
    case 'number':
      return { type: 'numeric', read: when(isNumber, asNumber) };
    case 'integer': {
      const whole = `case when abs(${asNumber}) < 9007199254740992 then trunc(${asNumber})::bigint end`;
      return { type: 'bigint', read: when(isNumber, whole) };
    }
    default:
      return { type: 'jsonb', read: value };
  }
}

function fallbackLiteral(fallback: unknown): string {
  return pg.escapeLiteral(typeof fallback === 'string' ? fallback : JSON.stringify(fallback));
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
