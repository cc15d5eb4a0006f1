import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { News } from './newsChannel.ts';
import { readNewsText, writeEndedText, writeNewsTexts } from './newsText.ts';

const epoch = 'a'.repeat(32);
const newsOf = (count: number, history: Partial<News> = {}): News[] =>
  Array.from({ length: count }, (_, head) => ({
    workspace: randomUUID(),
    epoch,
    incarnation: 1_700_000_000_000_000,
    head,
    ...history,
  }));

describe('news as text', () => {
  it('reads what it writes', () => {
    const news = newsOf(3);
    const texts = writeNewsTexts('s-1', news);
    expect(texts).toHaveLength(1);
    expect(texts.map(readNewsText)).toEqual([{ sender: 's-1', news, ended: null }]);
  });

  it('takes one text per 100 workspaces and history, each short enough for NOTIFY', () => {
    const news = [...newsOf(250, { head: 999_999_999_999_999 }), ...newsOf(1, { incarnation: 2 })];
    const texts = writeNewsTexts(randomUUID(), news);
    expect(texts.map((text) => readNewsText(text)?.news.length)).toEqual([100, 100, 50, 1]);
    expect(texts.flatMap((text) => readNewsText(text)?.news ?? [])).toEqual(news);
    expect(Math.max(...texts.map((text) => Buffer.byteLength(text)))).toBeLessThan(8000);
    expect(writeNewsTexts('s', [])).toEqual([]);
  });

  it('takes a sender alone for a word without news', () => {
    expect(readNewsText('s')).toEqual({ sender: 's', news: [], ended: null });
  });

  it('[AU4] says of whom sessions have ended', () => {
    const text = writeEndedText('s-1', 'rGh4_user-1');
    expect(readNewsText(text)).toEqual({ sender: 's-1', news: [], ended: 'rGh4_user-1' });
  });

  const [good = ''] = writeNewsTexts('s', newsOf(1));
  const long = `s ${epoch} 1 ${newsOf(101).map(({ workspace, head }) => `${workspace}:${head}`)}`;
  it.each([
    ['', 'nothing'],
    [`${good},`, 'a comma too many'],
    [`${good} `, 'a space at the end'],
    [`${good}\n`, 'a line break at the end'],
    [good.replace(epoch, 'b'), 'a short epoch'],
    [good.replace(/:\d+$/, ':-1'), 'a negative head'],
    [good.replace(/:\d+$/, ':1234567890123456'), 'a head that is no exact number'],
    [good.slice(0, -10), 'half of it'],
    [`s ${epoch} 1`, 'no workspaces'],
    [long, 'too many workspaces'],
    ['s ended ', 'nobody whose session ended'],
    ['s ended a b', 'two at once'],
  ])('refuses %o: %s', (text) => {
    expect(readNewsText(text)).toBeNull();
  });
});
