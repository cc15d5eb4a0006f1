/**
 * Everything a person has here as one JSON text, in parts so that neither the page nor its memory has to hold all of it at
 * once: plain values, unsent records included, deleted ones marked as such, what only a newer version knows [MG3], and
 * what was typed and not saved. Fields go by their stored names, so that files of all versions read alike; no stamp is
 * among them, for an old one could lose against work that came since.
 */
import { deletedField, isDeletedRecord } from '@holdfast/shared/merge/isDeleted';
import type { Device } from './device.ts';

export const exportFormat = 'holdfast-export';
export const exportVersion = 2;

/** Records read at a time. */
const sliceSize = 500;

type Values = Readonly<Record<string, unknown>>;

/** One record a line. */
export async function* exportParts(device: Device): AsyncGenerator<string> {
  const { db, registry } = device;
  yield `{"format":"${exportFormat}","version":${exportVersion},"exportedAt":${device.now()},"records":{`;
  const unknown = (await db.unknown.orderBy('entity').uniqueKeys()).map(String);
  let before = '';
  for (const entity of [...Object.keys(registry), ...unknown]) {
    yield `${before}\n"${entity}":[`;
    let between = '\n';
    for await (const lines of Object.hasOwn(registry, entity)
      ? knownLines(device, entity)
      : unknownLines(device, entity)) {
      if (lines.length === 0) continue;
      yield between + lines.join(',\n');
      between = ',\n';
    }
    yield ']';
    before = ',';
  }
  const drafts = await db.drafts.toArray();
  yield `\n},"drafts":[${drafts.map((draft) => `\n${JSON.stringify(draft)}`).join(',')}]}\n`;
}

async function* knownLines({ db }: Device, entity: string): AsyncGenerator<string[]> {
  for (let from = ''; ; ) {
    const rows = await db.rows(entity).where('id').above(from).limit(sliceSize).toArray();
    yield rows.map((row) => lineOf(row.id, row.values, row.keys.live === undefined));
    const last = rows.at(-1);
    if (last === undefined || rows.length < sliceSize) return;
    from = last.id;
  }
}

async function* unknownLines({ db }: Device, entity: string): AsyncGenerator<string[]> {
  const rows = await db.unknown.where('entity').equals(entity).toArray();
  const valuesOf = (fields: (typeof rows)[number]['fields']) =>
    Object.fromEntries(Object.entries(fields).map(([name, [value]]) => [name, value]));
  yield rows.map(({ id, fields }) => lineOf(id, valuesOf(fields), isDeletedRecord(fields)));
}

function lineOf(id: string, stored: Values, isDeleted: boolean): string {
  const { [deletedField]: _mark, ...values } = stored;
  return JSON.stringify({ id, ...values, ...(isDeleted && { [deletedField]: true }) });
}
