import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorAtHead, type Revision } from '../database/cursor.ts';
import { createRevisionCache } from './revisionCache.ts';

const epochs = ['a'.repeat(32), 'b'.repeat(32)] as const;
const at = (head: number, history: Partial<Revision> = {}): Revision => ({
  epoch: epochs[0],
  incarnation: 1,
  head,
  ...history,
});

describe('the revision cache', () => {
  it('[SV5] knows a device that has everything, and no other', () => {
    const cache = createRevisionCache(10);
    cache.learn('w', at(7));
    const head = cursorAtHead(at(7));
    expect(cache.isAtHead('w', head)).toBe(true);
    expect(cache.isAtHead('other', head)).toBe(false);
    for (const [differs, cursor] of Object.entries({
      behind: cursorAtHead(at(6)),
      ahead: cursorAtHead(at(8)),
      'still paging': { ...head, version: 6, since: 6 },
      'in a snapshot': { ...head, version: 6 },
      'promised more than there is': { ...head, head: 8 },
      'of another database': { ...head, epoch: epochs[1] },
      'of another incarnation': { ...head, incarnation: 2 },
    })) {
      expect(cache.isAtHead('w', cursor), differs).toBe(false);
    }
  });

  it('keeps the newest word of a history, whichever comes last', () => {
    const cache = createRevisionCache(10);
    for (const head of [3, 5, 4]) cache.learn('w', at(head));
    expect(cache.get('w')).toEqual(at(5));
  });

  it.each([
    ['another epoch', { epoch: epochs[1] }],
    ['another incarnation, though it is the one before', { incarnation: 0 }],
  ])('[RH1] forgets everything with a word of %s', (_, history) => {
    const cache = createRevisionCache(10);
    for (const workspace of ['v', 'w']) cache.learn(workspace, at(5));
    cache.learn('w', at(2, history));
    expect(cache.get('w')).toEqual(at(2, history));
    expect(cache.workspaces()).toEqual(['w']);
    expect(cache.isAtHead('v', cursorAtHead(at(5)))).toBe(false);
  });

  it('holds so many at most, and lets go of those that moved longest ago', () => {
    const cache = createRevisionCache(3);
    for (const workspace of ['a', 'b', 'c']) cache.learn(workspace, at(1));
    cache.learn('a', at(2));
    cache.learn('d', at(1));
    expect(cache.workspaces().sort()).toEqual(['a', 'c', 'd']);
  });

  it('forgets what it is told to', () => {
    const cache = createRevisionCache(10);
    for (const workspace of ['v', 'w']) cache.learn(workspace, at(1));
    cache.forget(['v', 'unknown']);
    expect(cache.workspaces()).toEqual(['w']);
  });

  it('[SV5] whatever is heard, late and in any order, it is never ahead of what was committed', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('commit' as const), workspace: fc.integer({ min: 0, max: 3 }) }),
      fc.record({ kind: fc.constant('hear' as const), workspace: fc.integer({ min: 0, max: 3 }), back: fc.nat(3) }),
      fc.record({ kind: fc.constant('restart' as const) }),
      fc.record({ kind: fc.constant('forget' as const), workspace: fc.integer({ min: 0, max: 3 }) }),
    );
    let known = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const cache = createRevisionCache(3);
        const told: Revision[][] = [[], [], [], []];
        const stored = [0, 0, 0, 0];
        let incarnation = 1;
        for (const one of steps) {
          if (one.kind === 'restart') {
            incarnation += 1;
            continue;
          }
          const name = `w${one.workspace}`;
          const words = told[one.workspace] as Revision[];
          if (one.kind === 'commit') {
            const head = (stored[one.workspace] ?? 0) + 1;
            stored[one.workspace] = head;
            words.push(at(head, { incarnation }));
          } else if (one.kind === 'forget') cache.forget([name]);
          else {
            const word = words.at(-1 - one.back);
            if (word !== undefined) cache.learn(name, word);
          }
          for (const workspace of cache.workspaces()) {
            const revision = cache.get(workspace) as Revision;
            expect(revision.head).toBeLessThanOrEqual(stored[Number(workspace.slice(1))] as number);
            known += 1;
          }
          expect(
            new Set(cache.workspaces().map((workspace) => cache.get(workspace)?.incarnation)).size,
          ).toBeLessThanOrEqual(1);
          expect(cache.workspaces().length).toBeLessThanOrEqual(3);
        }
      }),
    );
    expect(known).toBeGreaterThan(0);
  });
});
