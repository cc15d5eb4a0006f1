import { registry } from '@holdfast/shared/entities/registry';
import { describe, expect, it } from 'vitest';
import { createTestSync, early, late, verdictFor } from '../fakes/createTestSync.ts';
import { openBoundDevice, openTestDevice } from '../fakes/openTestDevice.ts';
import { readMeta } from '../meta.ts';
import { discardRefused, retryRefused } from './refused.ts';

describe('what the server refused', () => {
  it('[OB5] a rejected change goes to quarantine with its reason, its neighbour is cleared, an edit offers all of it again', async () => {
    const { device, todos, add, pack, apply, unsent } = await createTestSync();
    const [bad, good] = [await add('bad'), await add('good')];
    const batch = await pack();
    const verdicts = batch.changes.map(({ id }) =>
      id === bad ? verdictFor(id, { verdict: 'rejected', code: 'too_large', message: 'too large' }) : verdictFor(id),
    );
    await apply(batch, { verdicts });
    expect(await unsent(good)).toEqual([]);
    expect(await device.db.outbox.count()).toBe(0);
    expect(await device.db.refused.toArray()).toMatchObject([{ id: bad, code: 'too_large', message: 'too large' }]);
    await todos.edit(bad, { notes: 'shorter' });
    expect(await device.db.refused.count()).toBe(0);
    expect(await unsent(bad)).toEqual(['notes', 'title']);
  });

  it('[OB5] a rejected change can be retried as it is or given up', async () => {
    const { device, add, exchange, unsent } = await createTestSync();
    const reject = () => exchange({}, { verdict: 'rejected', code: 'read_only' });
    const id = await add('x');
    await reject();
    const writes = (await readMeta(device.db, 'clock'))?.writes ?? 0;
    await retryRefused(device, 'todo', id);
    expect(await unsent(id)).toEqual(['title']);
    // What the sync worker listens to.
    expect(await readMeta(device.db, 'clock')).toMatchObject({ writes: writes + 1 });
    await reject();
    await discardRefused(device, 'todo', id);
    expect(await device.db.refused.count()).toBe(0);
    expect(await unsent(id)).toEqual([]);
  });

  it.each([['over_quota'], ['a_code_of_a_later_server']])(
    '[FA2] [OB5] what found no room, or was refused as %s, is kept, and goes through with a retry once the server takes it',
    async (code) => {
      const { device, add, exchange, unsent, title } = await createTestSync();
      const id = await add('no room');
      await exchange({}, { verdict: 'rejected', code, message: 'no room' });
      expect(await device.db.refused.toArray()).toMatchObject([{ id, code }]);
      expect(await title(id)).toBe('no room');
      await retryRefused(device, 'todo', id);
      await exchange({}, { verdict: 'applied' });
      expect([await device.db.refused.count(), await unsent(id), await title(id)]).toEqual([0, [], 'no room']);
    },
  );

  it('[OB5] a change edited while it was being rejected goes out again instead of into quarantine', async () => {
    const { device, todos, add, pack, apply, unsent } = await createTestSync();
    const id = await add('bad');
    const batch = await pack();
    await todos.edit(id, { title: 'good' });
    await apply(batch, { verdicts: [verdictFor(id, { verdict: 'rejected', code: 'invalid_field' })] });
    expect(await device.db.refused.count()).toBe(0);
    expect(await unsent(id)).toEqual(['title']);
  });

  it('[OB5] two refusals of one record add up, and a retry offers all of it', async () => {
    const { device, add, exchange, shown, unsent } = await createTestSync();
    const id = await add('bad title', { notes: 'fine' });
    const mark = await device.db.outbox.get(['todo', id]);
    if (mark === undefined) throw new Error('not marked');
    // Offered apart: what is in quarantine stays there while the server turns out to lack the rest.
    const { title = '', notes = '' } = mark.fields;
    await device.db.outbox.put({ ...mark, fields: { title } });
    await exchange({}, { verdict: 'rejected', code: 'invalid_field', message: 'title: too odd' });
    const { fields } = await shown(id);
    const [, stamp = ''] = fields.title ?? [];
    await exchange({ changes: [{ entity: 'todo', id, fields: { list: ['Home', stamp] } }] });
    expect(await unsent(id)).toEqual(['notes']);
    await exchange({}, { verdict: 'rejected', code: 'invalid_field', message: 'notes: too odd' });
    expect(await device.db.refused.toArray()).toMatchObject([
      { id, fields: { title, notes }, message: 'notes: too odd' },
    ]);
    await retryRefused(device, 'todo', id);
    expect(await unsent(id)).toEqual(['notes', 'title']);
  });

  it('[OB5] a refused value is settled once the server shows a later one, and the diary keeps it', async () => {
    const { device, add, exchange, todos, unsent } = await createTestSync();
    const id = await add('mine', { notes: 'mine too' });
    await exchange({}, { verdict: 'rejected', code: 'invalid_field' });
    await exchange({ changes: [{ entity: 'todo', id, fields: { title: late('theirs') } }] });
    expect(Object.keys((await device.db.refused.get(['todo', id]))?.fields ?? {})).toEqual(['notes']);
    await exchange({ changes: [{ entity: 'todo', id, fields: { title: late('theirs'), notes: late('theirs too') } }] });
    expect(await device.db.refused.count()).toBe(0);
    expect(await todos.get(id)).toMatchObject({ title: 'theirs', notes: 'theirs too' });
    expect(await unsent(id)).toEqual([]);
    const lost = (await device.db.diary.toArray()).flatMap(({ changes }) => changes);
    expect(lost).toMatchObject([
      { name: 'title', before: 'mine', lostMine: true },
      { name: 'notes', before: 'mine too', lostMine: true },
    ]);
  });

  it('[OB5] an earlier value of the server leaves a refused one where it is', async () => {
    const { device, add, exchange, title } = await createTestSync();
    const id = await add('mine');
    await exchange({}, { verdict: 'rejected', code: 'invalid_field' });
    await exchange({ changes: [{ entity: 'todo', id, fields: { title: early('older') } }] });
    expect([await device.db.refused.count(), await device.db.outbox.count(), await title(id)]).toEqual([1, 0, 'mine']);
  });

  it('[OB5] another build offers it once more, the same one does not', async () => {
    const first = await openBoundDevice();
    const { add, exchange } = await createTestSync(first);
    const id = await add('from the future');
    await exchange({}, { verdict: 'rejected', code: 'invalid_field' });
    first.db.close();
    const openAs = async (build?: string) => {
      const device = await openTestDevice(first.db.name, registry, build);
      const opened = { ...(await createTestSync(device)), refused: await device.db.refused.count() };
      return { ...opened, close: () => device.db.close() };
    };
    const unnamed = await openAs();
    expect([unnamed.refused, await unnamed.unsent(id)]).toEqual([1, []]);
    unnamed.close();
    const updated = await openAs('a');
    expect([updated.refused, await updated.unsent(id)]).toEqual([0, ['title']]);
    await updated.exchange({}, { verdict: 'rejected', code: 'invalid_field' });
    updated.close();
    const same = await openAs('a');
    expect([same.refused, await same.unsent(id)]).toEqual([1, []]);
    same.close();
    const unnamedAgain = await openAs();
    expect([unnamedAgain.refused, await unnamedAgain.unsent(id)]).toEqual([1, []]);
    unnamedAgain.close();
    const next = await openAs('b');
    expect([next.refused, await next.unsent(id)]).toEqual([0, ['title']]);
  });
});
