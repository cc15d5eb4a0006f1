import { describe, expect, it } from 'vitest';
import { openTestDevice } from '../../data/fakes/openTestDevice.ts';
import { readMeta } from '../../data/meta.ts';
import { createCopyTrace } from '../../platform/copyTrace.ts';
import { lostWords } from './lostWords.ts';
import { type FoundNow, isLost, noticeLoss } from './noticeLoss.ts';

/** A browser's two places for a few words. */
function createPlaces() {
  const words = new Map<string, string>();
  const jar = new Map<string, string>();
  const storage = {
    getItem: (key: string) => words.get(key) ?? null,
    setItem: (key: string, value: string) => void words.set(key, value),
    removeItem: (key: string) => void words.delete(key),
  };
  const document = {
    get cookie() {
      return [...jar].map(([key, value]) => `${key}=${value}`).join('; ');
    },
    set cookie(text: string) {
      const [pair = '', ...rules] = text.split('; ');
      const at = pair.indexOf('=');
      if (rules.includes('Max-Age=0')) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    },
  };
  jar.set('another', 'of the server');
  return { kept: createCopyTrace({ storage: () => storage, document, isSecure: true }), words, jar };
}

const trace = { database: 'ours', device: 'before', hasAccount: true, unsent: 3 };

describe('[AP5] a copy is lost', () => {
  it.each<[when: string, now: FoundNow, lost: boolean]>([
    ['where its database is another device now', { database: 'ours', device: 'new', hasNames: true }, true],
    ['where the names of databases are gone with it', { database: 'first', device: 'new', hasNames: false }, true],
    ['not where it is still there', { database: 'ours', device: 'before', hasNames: true }, false],
    ['not where another database was opened on purpose', { database: 'of ann', device: 'new', hasNames: true }, false],
  ])('%s', (_, now, lost) => {
    expect(isLost(trace, now)).toBe(lost);
    expect(isLost(null, now)).toBe(false);
  });

  it('is noted once in the database that took its place', async () => {
    const { kept } = createPlaces();
    const device = await openTestDevice();
    kept.write({ ...trace, database: device.db.name });
    await noticeLoss(device, kept, true);
    expect(await readMeta(device.db, 'lostCopy')).toEqual({ hasAccount: true, unsent: 3 });
    await device.db.meta.delete('lostCopy');
    await noticeLoss(device, kept, true);
    expect(await readMeta(device.db, 'lostCopy')).toBeUndefined();
  });
});

describe('the trace of a copy', () => {
  it('is found where either of its places was spared', () => {
    for (const gone of ['words', 'jar'] as const) {
      const places = createPlaces();
      places.kept.write(trace);
      places[gone].clear();
      expect(places.kept.read()).toEqual(trace);
      places.kept.clear();
      expect(places.kept.read()).toBeNull();
    }
  });

  it.each(['', 'null', '7', '{}', '{"database":1,"device":"x"}', '{"database":'])(
    'is none where it reads %j',
    (text) => {
      const { kept, words } = createPlaces();
      words.set('holdfast.copy', text);
      expect(kept.read()).toBeNull();
    },
  );

  it('counts nothing where it holds no count', () => {
    const { kept, words } = createPlaces();
    words.set('holdfast.copy', JSON.stringify({ ...trace, unsent: '3' }));
    expect(kept.read()).toEqual({ ...trace, unsent: 0 });
  });
});

describe('what is said of a lost copy', () => {
  it.each([
    [true, 0, 'Everything had been sent: signing in brings it back.'],
    [true, 1, 'Signing in brings back what had been sent; 1 record had changes that were not sent.'],
    [true, 12, '12 records had changes that were not sent.'],
    [false, 0, 'There was no account that keeps another one'],
  ])('with an account: %s, unsent: %i', (hasAccount, unsent, words) => {
    expect(lostWords({ hasAccount, unsent })).toContain('This device lost its copy');
    expect(lostWords({ hasAccount, unsent })).toContain(words);
  });
});
