import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findStatements, findUnkeyed } from './keyedTables.ts';

const src = new URL('../src/', import.meta.url).pathname;

/** What asks all workspaces, by its beginning, and why that is right. */
const exceptions: Record<string, string> = {
  'select distinct workspace_id from records': 'finds whose deletions are old enough to forget: once a day a process',
  'select w.id, w.name, m.role from members m': 'a person asks which workspaces are theirs: at sign-in, by an index',
  'select r.workspace_id, r.id, r.version': 'the views for people who want SQL: the server never reads them',
};
const exceptionOf = (text: string) => Object.keys(exceptions).find((beginning) => text.startsWith(beginning));

const statements = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .flatMap((name) => findStatements(readFileSync(join(src, name), 'utf8')).map((text) => ({ name, text })));

describe('every statement is keyed by workspace, so that the tables can be distributed by it', () => {
  it.each(statements.filter(({ text }) => exceptionOf(text) === undefined))('$name: $text', ({ text }) => {
    expect(findUnkeyed(text)).toEqual([]);
  });

  it('but for the exceptions, and those are there and are no others', () => {
    const found = statements.filter(({ text }) => exceptionOf(text) !== undefined);
    expect(found.map(({ text }) => exceptionOf(text)).sort()).toEqual(Object.keys(exceptions).sort());
    for (const { text } of found) expect(findUnkeyed(text)).not.toEqual([]);
    expect(statements.length).toBeGreaterThan(8);
  });

  it.each([
    ['select from workspaces', ['workspaces']],
    ['select 1 from records where entity = $1', ['records']],
    ['select 1 from records where workspace_id = $1 union select 1 from records', ['records']],
    [
      'select 1 from members m join workspaces w on w.id = m.workspace_id where m.user_id = $1',
      ['members', 'workspaces'],
    ],
    ['select 1 from records r join members m using (workspace_id)', ['records', 'members']],
    ['update workspaces set version = 1 where name = $1', ['workspaces']],
    ['delete from records r where r.id = $1', ['records']],
    ['insert into members (user_id, role) values ($1, $2)', ['members']],
    ['update records r set version = 1 from records o where r.ctid = o.ctid', ['records', 'records']],
    ['select 1 from members m join workspaces w on w.id = m.workspace_id where w.id = any ($1::uuid[])', []],
    ['update records r set version = 1 from found f where r.ctid = f.place', []],
    ['select 1 from workspaces where id = any ($1::uuid[]) order by id for update', []],
    ['select 1 from jsonb_to_recordset($1) as p (workspace_id uuid) join records r using (workspace_id)', []],
  ])('%s: %j', (text, unkeyed) => {
    expect(findUnkeyed(text)).toEqual(unkeyed);
  });
});
