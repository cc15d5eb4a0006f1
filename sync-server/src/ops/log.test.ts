import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createLog, describeError } from './log.ts';

describe('errors in the log', () => {
  it('carry no value the database quotes', () => {
    const error = new pg.DatabaseError('invalid input syntax for type json: "my diary"', 1, 'error');
    error.code = '22P02';
    error.detail = 'Failing row contains (my diary)';
    const written = JSON.stringify(describeError(new Error('outer', { cause: error })));
    expect(written).toContain('22P02');
    expect(written).toContain('outer');
    expect(written).not.toContain('diary');
  });

  it('carry nothing of a text that could not be read', () => {
    const read = () => JSON.parse('my diary');
    expect(read).toThrow('my diary');
    try {
      read();
    } catch (error) {
      expect(JSON.stringify(describeError(error))).not.toContain('diary');
    }
  });

  it('stand anything that can be thrown', () => {
    expect(describeError('text')).toEqual({ type: 'string' });
    expect(describeError(undefined)).toEqual({ type: 'undefined' });
  });
});

describe('a line of the log', () => {
  const long = 'x'.repeat(5 * 1024 * 1024);
  const named = Object.assign(new Error('named'), { name: long });
  const itsOwnCause = new Error(long);
  itsOwnCause.cause = itsOwnCause;

  it.each<[string, object]>([
    ['a text', { auth: long }],
    ['an error’s message', { err: new Error(long) }],
    ['an error’s message that looks like places', { err: new Error(`\nat ${long}`) }],
    ['an error’s message of many lines that look like places', { err: new Error('\nat x'.repeat(100_000)) }],
    ['an error’s name', { err: named }],
    ['the cause of an error', { err: new Error('outer', { cause: new Error(long) }) }],
    ['an error that is its own cause', { err: itsOwnCause }],
  ])('[FA1] is no longer for it, whoever chose %s', (_, fields) => {
    const lines: string[] = [];
    const log = createLog({ logLevel: 'info' }, { write: (text) => void lines.push(text) });
    log.warn(fields, 'something happened');
    const [line = '', ...more] = lines;
    expect(more).toEqual([]);
    expect(JSON.parse(line)).toMatchObject({ msg: 'something happened' });
    expect(line.length).toBeLessThan(16_000);
  });
});
