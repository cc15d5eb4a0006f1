import { beforeEach, describe, expect, it } from 'vitest';
import { openTestDevice, type TestDevice } from '../../data/fakes/openTestDevice.ts';
import { storageRoom } from '../../data/storageRoom.ts';
import { savedAs } from './fakes/savedAs.ts';
import { sharedLine, takeShared } from './takeShared.ts';
import { lineDrafts } from './useLine.ts';

const shared = (parts: Record<string, string>) => new URLSearchParams(parts);

describe('what another app shares, in one line', () => {
  it.each([
    ['its parts in their order', { url: 'https://a.example', title: 'A' }, 'A https://a.example'],
    [
      'an address that stands in the text',
      { text: 'A https://a.example', url: 'https://a.example' },
      'A https://a.example',
    ],
    ['a title that the text repeats', { title: 'Tide', text: 'Tide https://a.example' }, 'Tide https://a.example'],
    ['a title that is but a part of a word', { title: 'Tid', text: 'Tides' }, 'Tid Tides'],
    ['lines and tabs', { text: 'one\n\ttwo\r\nthree ' }, 'one two three'],
    ['nothing', { title: ' ', text: '' }, ''],
  ])('%s', (_, parts, line) => {
    expect(sharedLine(shared(parts as Record<string, string>))).toBe(line);
  });

  it('is a link where it has an address, and else what the line understands', () => {
    const page = sharedLine(shared({ title: 'Call of tomorrow', url: 'https://tides.example/a?b=1' }));
    expect(savedAs(page, 'en-GB', { kind: 'link' })).toEqual({
      kind: 'link',
      title: 'Call of tomorrow',
      url: 'https://tides.example/a?b=1',
    });
    expect(savedAs(sharedLine(shared({ text: '24.90 fuel' })))).toMatchObject({ kind: 'expense', amount: 2490 });
  });
});

describe('taking what was shared', () => {
  let device: TestDevice;
  beforeEach(async () => {
    device = await openTestDevice();
  });
  const lines = async () => (await device.db.drafts.toArray()).map(({ entity, typed }) => [entity, typed.line]);

  it('[AP2] it is a draft of the line, once, however often and in however many tabs it comes', async () => {
    const query = shared({ title: 'Tides', url: 'https://tides.example' });
    await Promise.all([takeShared(device, query), takeShared(device, query)]);
    await takeShared(device, query);
    await takeShared(device, shared({ text: 'another thing' }));
    const text = 'Tides https://tides.example';
    expect((await lines()).sort()).toEqual(
      [
        [lineDrafts, { text, from: '', base: { kind: 'link', declined: [] } }],
        [lineDrafts, { text: 'another thing', from: '', base: { kind: null, declined: [] } }],
      ].sort(),
    );
  });

  it('nothing shared is nothing kept', async () => {
    expect(await takeShared(device, shared({ text: ' ' }))).toBeUndefined();
    expect(await lines()).toEqual([]);
  });

  it('on a full device it is handed over unkept', async () => {
    device.db.drafts.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await takeShared(device, shared({ text: 'no room for this' }))).toBe('no room for this');
    storageRoom.fits();
    expect(await lines()).toEqual([]);
  });
});
