import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { routines } from '../exchange/exchangeStatement.ts';
import { readSql } from './readSql.ts';

const folder = new URL('../../sql/', import.meta.url);
const values = { pulls: '$1', epoch: '$2', incarnation: '$3', max_page_bytes: 7 };

describe('a statement in a file', () => {
  it('has its constants filled in, and its casts left alone', () => {
    const text = readSql('pull_records', values);
    expect(text).toContain('bytes_before < 7)');
    expect(text).toContain(')::bigint');
  });

  it('is refused where file and values do not fit each other', () => {
    expect(() => readSql('incarnations')).toThrow('sql/incarnations.sql asks for :max_incarnations');
    expect(() => readSql('pull_records', { ...values, other: 1 })).toThrow('does not ask for other');
  });

  it('is used, every one of them, and as a whole', () => {
    const definitions = routines.map(({ definition }) => definition).join('\n');
    for (const file of readdirSync(folder)) {
      const lines = readFileSync(new URL(file, folder), 'utf8').split('\n');
      for (const line of lines.filter((line) => line.trim() !== '' && !line.includes(':'))) {
        expect(definitions, file).toContain(line);
      }
    }
    expect(definitions).not.toMatch(/(?<![:\w]):[a-z]/);
  });
});
