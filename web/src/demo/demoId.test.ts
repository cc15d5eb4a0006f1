import { recordId } from '@holdfast/shared/protocol/exchange';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { demoPrefix, toDemoId } from './demoId.ts';

describe('the id of a demo record', () => {
  it('is one the server takes, says what it is, and stays unlike any other', () => {
    expect(toDemoId('0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b')).toBe('64656d6f-c3d4-8e5f-8a9b-0c1d2e3f4a5b');
    const ids = Array.from({ length: 1000 }, () => toDemoId(v7()));
    expect(new Set(ids).size).toBe(1000);
    for (const id of ids) expect(recordId.safeParse(id).success).toBe(true);
  });

  it('is no id that the clock could make', () => {
    expect(v7({ msecs: Date.parse('5466-01-01') }) < demoPrefix).toBe(true);
  });
});
