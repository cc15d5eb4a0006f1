import { describe, expect, it } from 'vitest';
import { type FormShape, type Typed, textsOf, typeInto } from './formTexts.ts';
import { planSave } from './planSave.ts';

interface Note {
  title: string;
  amount: number;
  currency: string;
  day: string | null;
}

const shape: FormShape<Note> = {
  show: ({ title, amount, currency, day }) => ({ title, amount: String(amount), currency, day: day ?? '' }),
  read: ({ title = '', amount = '', currency = '', day = '' }) => ({
    values: {
      title,
      ...(/^\d+$/.test(amount) && { amount: Number(amount) * (currency === 'JPY' ? 1 : 100) }),
      currency,
      day: day || null,
    },
    errors: {
      ...(title === '' && { title: 'empty' }),
      ...(!/^\d+$/.test(amount) && { amount: 'no amount' }),
    },
  }),
  linked: [['amount', 'currency']],
};

const note: Note = { title: 'A', amount: 5, currency: 'JPY', day: null };
const shownAs = (record: Note) => ({ texts: shape.show(record), record });
const typed = (changes: Record<string, string>, record = note) => typeInto({}, changes, shownAs(record));
const saved = (what: Typed, now: Note) => planSave(shape, what, shownAs(now));

describe('what a form writes', () => {
  it.each([
    ['nothing typed', {}, {}, {}],
    ['the typed field alone, whatever came in the others', { title: 'B' }, { day: '2026-11-26' }, { title: 'B' }],
    ['a field that was typed over something newer', { title: 'B' }, { title: 'C' }, { title: 'B' }],
    ['a field cleared by hand', { day: '' }, { title: 'C' }, { day: null }],
  ] as const)('[FO1] %s', (_case, changes, meanwhile, values) => {
    const base = { ...note, day: '2026-01-01' };
    const plan = saved(typed(changes, base), { ...base, ...meanwhile });
    expect(plan).toEqual({
      ok: true,
      values,
      base: Object.fromEntries(Object.keys(values).map((name) => [name, base[name as keyof Note]])),
    });
  });

  it('[FO1] what is linked to it goes along, with what it is now as its base', () => {
    const plan = saved(typed({ currency: 'EUR' }), { ...note, amount: 7 });
    expect(plan).toEqual({
      ok: true,
      values: { amount: 700, currency: 'EUR' },
      base: { amount: 7, currency: 'JPY' },
    });
  });

  it('[FO1] a field that reads as it did before is untouched again, and shows what came meanwhile', () => {
    const began = typed({ title: 'AB' });
    const now = shownAs({ ...note, title: 'C' });
    const back = typeInto(began, { title: 'A' }, now);
    expect(back).toEqual({});
    expect(textsOf(now.texts, back).title).toBe('C');
  });

  it('[FO1] the base is what was shown when the first letter was typed', () => {
    const began = typed({ title: 'AB' });
    const more = typeInto(began, { title: 'ABC' }, shownAs({ ...note, title: 'C' }));
    expect(more.title).toEqual({ text: 'ABC', from: 'A', base: 'A' });
  });

  it('[FO5] an error of a field nobody touched, that was there before, stands in nobody’s way', () => {
    const odd = { ...note, title: '' };
    expect(saved(typed({ day: '2026-11-26' }, odd), odd)).toMatchObject({ ok: true, values: { day: '2026-11-26' } });
    expect(saved(typed({ amount: 'x' }, odd), odd)).toEqual({ ok: false, errors: { amount: 'no amount' } });
    expect(saved(typed({ title: ' ' }, odd), { ...odd, title: '' })).toMatchObject({ ok: true });
    expect(saved(typed({ title: '' }, note), note)).toEqual({ ok: false, errors: { title: 'empty' } });
  });

  it('a new record is written whole, and judged whole', () => {
    const blank = { texts: { currency: 'EUR' }, record: null };
    const what = typeInto({}, { title: 'B', amount: '3' }, blank);
    expect(planSave(shape, what, blank)).toEqual({
      ok: true,
      values: { title: 'B', amount: 300, currency: 'EUR', day: null },
      base: {},
    });
    expect(planSave(shape, {}, blank)).toEqual({ ok: false, errors: { title: 'empty', amount: 'no amount' } });
  });
});
