import type { Fields } from '@holdfast/shared/merge/mergeFields';
import { describe, expect, it } from 'vitest';
import { compareReplicas, digestOf, judgeReplica } from './compareReplicas.ts';

const stamp = (n: number) => `${n.toString(16).padStart(12, '0')}-0000-00000000000000aa`;
const tea: Fields = { title: ['Tea', stamp(1)], done: [false, stamp(1)] };
const records = (fields: Fields) => new Map([['todo 1', fields]]);
const nothing = new Map<string, never>();
const judged = (here: Fields, there: Fields | null, marks: object = {}) => {
  const kept = { records: records(here), pending: nothing, refused: nothing, ...marks };
  return judgeReplica(compareReplicas(kept, there === null ? new Map() : records(there)));
};

describe('the invariants of the lab', () => {
  it('hold where both sides have the same', () => {
    expect(judged(tea, tea)).toEqual({
      kind: 'holds',
      words: '2 made = 2 on the server + 0 waiting + 0 refused; records: 1, the same on both sides',
    });
  });

  it('hold where what the server lacks waits or was refused', () => {
    const marks = new Map([['todo 1', { title: stamp(1), done: stamp(1) }]]);
    expect(judged(tea, null, { pending: marks }).words).toContain('0 on the server + 2 waiting');
    expect(judged(tea, null, { refused: marks }).words).toContain('0 waiting + 2 refused');
  });

  it('are broken where a field is nowhere, or earlier than what was acknowledged', () => {
    expect(judged(tea, { title: tea.title as Fields[string] }).kind).toBe('broken');
    expect(judged(tea, { ...tea, done: [true, stamp(0)] })).toEqual({
      kind: 'broken',
      words: '1 fields are lost, the first: todo 1 done',
    });
  });

  it('are broken where one stamp has two values', () => {
    expect(judged(tea, { ...tea, title: ['Coffee', stamp(1)] }).kind).toBe('broken');
  });

  it('are behind where the server has something later', () => {
    expect(judged(tea, { ...tea, title: ['Coffee', stamp(2)] }).kind).toBe('behind');
    expect(judged({ title: ['Tea', stamp(1)] }, tea).kind).toBe('behind');
  });

  it('a deletion may be forgotten on either side', () => {
    const deleted: Fields = { ...tea, deleted: [true, stamp(2)] };
    expect(judged(deleted, null).kind).toBe('holds');
    const kept = { records: new Map(), pending: nothing, refused: nothing };
    expect(judgeReplica(compareReplicas(kept, records(deleted))).kind).toBe('holds');
  });

  it('digests are the same for the same, in whatever order', () => {
    expect(digestOf(records(tea))).toBe(digestOf(records({ done: tea.done, title: tea.title } as Fields)));
    expect(digestOf(records(tea))).not.toBe(digestOf(records({ ...tea, done: [true, stamp(2)] })));
  });
});
