import { describe, expect, it } from 'vitest';
import { createDraftHolds } from './draftHolds.ts';
import { dropDraft, keepDraft, leaveDraft, leftDrafts } from './drafts.ts';
import { openTestDevice } from './fakes/openTestDevice.ts';
import { moveRows } from './moveRows.ts';

const draft = (id: string, text = 'half a sentence') => ({
  id,
  entity: 'todo',
  record: 'r',
  isNew: false,
  typed: text === '' ? {} : { notes: { text, from: '', base: '' } },
  at: 0,
});

describe('drafts', () => {
  it('[FO4] one is left when no form holds it, the newest first', async () => {
    const device = await openTestDevice();
    const letGo = device.draftHolds.hold('a');
    await keepDraft(device, draft('a'));
    await keepDraft(device, draft('b'));
    expect((await leftDrafts(device, 'todo')).map(({ id }) => id)).toEqual(['b']);
    letGo();
    device.wall.now += 1000;
    await leaveDraft(device, 'a');
    expect((await leftDrafts(device, 'todo')).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(await leftDrafts(device, 'sale')).toEqual([]);
  });

  it('[FO4] with nothing typed there is none, and leaving one that was saved makes none', async () => {
    const device = await openTestDevice();
    await keepDraft(device, draft('a'));
    await keepDraft(device, draft('a', ''));
    await keepDraft(device, draft('b'));
    await dropDraft(device, 'b');
    await leaveDraft(device, 'b');
    expect(await leftDrafts(device, 'todo')).toEqual([]);
  });

  it('[FO4] they go along into the account that is signed in to', async () => {
    const [from, to] = [await openTestDevice(), await openTestDevice()];
    await keepDraft(from, draft('a'));
    await moveRows(from, to);
    expect(await leftDrafts(to, 'todo')).toMatchObject([{ id: 'a', typed: { notes: { text: 'half a sentence' } } }]);
  });

  it('what is held twice is let go twice, and the outside hears of the first and the last', async () => {
    const heard: string[] = [];
    const holds = createDraftHolds((id) => {
      heard.push(`hold ${id}`);
      return () => heard.push(`let go ${id}`);
    });
    const [first, second] = [holds.hold('a'), holds.hold('a')];
    first();
    expect(await holds.held()).toEqual(new Set(['a']));
    second();
    expect(await holds.held()).toEqual(new Set());
    expect(holds.isLetGo('a')).toBe(true);
    expect(holds.isLetGo('b')).toBe(false);
    holds.hold('a');
    expect(heard).toEqual(['hold a', 'let go a', 'hold a']);
  });
});
