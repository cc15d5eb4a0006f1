import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { describeError } from './log.ts';

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

  it('stand anything that can be thrown', () => {
    expect(describeError('text')).toEqual({ type: 'string' });
    expect(describeError(undefined)).toEqual({ type: 'undefined' });
  });
});
