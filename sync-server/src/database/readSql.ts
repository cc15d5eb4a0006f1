/** Statements that are long enough for a file of their own, in `sync-server/sql`: an editor colours them there. */
import { readFileSync } from 'node:fs';

const folder = new URL('../../sql/', import.meta.url);

/**
 * `values`: what stands in the file as `:name`, as in psql. They are written into the text as they are, so they are
 * constants of the code and never what somebody sent. Throws where the two do not fit each other.
 */
export function readSql(name: string, values: Readonly<Record<string, string | number>> = {}): string {
  const text = readFileSync(new URL(`${name}.sql`, folder), 'utf8');
  const missing = new Set(Object.keys(values));
  const filled = text.replaceAll(/(?<![:\w]):([a-z]\w*)/g, (_, wanted: string) => {
    const value = Object.hasOwn(values, wanted) ? values[wanted] : undefined;
    if (value === undefined) throw new TypeError(`sql/${name}.sql asks for :${wanted}`);
    missing.delete(wanted);
    return String(value);
  });
  if (missing.size > 0) throw new TypeError(`sql/${name}.sql does not ask for ${[...missing].join()}`);
  return filled.trimEnd();
}
