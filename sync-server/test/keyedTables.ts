/**
 * Reads SQL as far as it takes to see whether each table that is spread by workspace is asked for given workspaces only:
 * its key column must be tied, directly or through other tables, to a parameter or to rows made of parameters.
 */

/** The column a table is distributed by. */
const keys = { workspaces: 'id', members: 'workspace_id', records: 'workspace_id' } as const;
type Table = keyof typeof keys;

const mention =
  /\b(from|join|into|update|using)\s+(workspaces|members|records)\b(?:\s+(?:as\s+)?(?!where\b|set\b|on\b|using\b|order\b|for\b|left\b|cross\b|join\b|group\b|limit\b|returning\b|on conflict\b)([a-z]\w*))?/g;

/** The texts in a TypeScript source that ask one of the tables. */
export function findStatements(source: string): string[] {
  const literals = source.match(/`(?:[^`\\]|\\.)*`|'(?:[^'\\\n]|\\.)*'/g) ?? [];
  return literals.map((literal) => literal.slice(1, -1).trim()).filter((text) => text.match(mention) !== null);
}

/** Names of tables the text asks without saying for which workspace. */
export function findUnkeyed(text: string): Table[] {
  const mentions = findMentions(text);
  const aliases = new Map(
    mentions.flatMap(({ alias, table }) => (alias === undefined ? [] : [[alias, table] as const])),
  );
  const anchored = anchoredAliases(text, mentions, aliases);
  /** Conditions without an alias, to be used up by mentions without one. */
  const plain = [...text.matchAll(/\b(?:where|and)\s+(id|workspace_id)\s*=\s*(?:any\s*\()?\s*\$\d/g)].map(
    ([, key]) => key,
  );
  return mentions
    .filter(({ verb, table, alias, after }) => {
      const key = keys[table];
      if (verb === 'into') return !new RegExp(`^\\s*\\([^)]*\\b${key}\\b`).test(after);
      if (alias !== undefined) return !anchored.has(alias);
      const position = plain.indexOf(key);
      if (position !== -1) plain.splice(position, 1);
      return position === -1;
    })
    .map(({ table }) => table);
}

interface Mention {
  verb: string;
  table: Table;
  alias: string | undefined;
  before: string;
  after: string;
}

function findMentions(text: string): Mention[] {
  return [...text.matchAll(mention)].map((match) => {
    const [all, verb, table, alias] = match as unknown as [string, string, Table, string | undefined];
    return { verb, table, alias, before: text.slice(0, match.index), after: text.slice(match.index + all.length) };
  });
}

/** Those whose key equals a parameter or a row that is none of the tables', and those that equal them. */
function anchoredAliases(
  text: string,
  mentions: readonly Mention[],
  aliases: ReadonlyMap<string, Table>,
): ReadonlySet<string> {
  const anchored = new Set<string>();
  const ties: [string, string][] = [];
  for (const { alias, table, before, after } of mentions) {
    if (alias === undefined || !new RegExp(`^\\s*using\\s*\\([^)]*\\b${keys[table]}\\b`).test(after)) continue;
    const other = aliasBefore(before);
    if (aliases.has(other)) ties.push([alias, other]);
    else anchored.add(alias);
  }
  const term = String.raw`(?:any\s*\(\s*)?(\$\d|[a-z]\w*\.[a-z]\w*)`;
  for (const [, left = '', right = ''] of text.matchAll(new RegExp(`${term}\\s*=\\s*${term}`, 'g'))) {
    const inTables = [left, right].flatMap((side) => {
      const [alias = '', column] = side.split('.');
      const table = aliases.get(alias);
      // A place (ctid) can only come from a row that was found before, in a mention of its own.
      return table === undefined ? [] : [{ alias, isKey: column === keys[table] || column === 'ctid' }];
    });
    const [one, two] = inTables;
    if (one?.isKey && two === undefined) anchored.add(one.alias);
    if (one?.isKey && two?.isKey) ties.push([one.alias, two.alias]);
  }
  for (const _ of ties) {
    for (const [a, b] of ties) if (anchored.has(a) || anchored.has(b)) anchored.add(a).add(b);
  }
  return anchored;
}

/** Of the row source named last. */
function aliasBefore(text: string): string {
  return /([a-z]\w*)\s*(?:\([^)]*\)\s*)?(?:left\s+|cross\s+)?$/.exec(text)?.[1] ?? '';
}
