import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPreferences } from './preferences.ts';

const unset = {
  theme: null,
  density: null,
  singleKeys: null,
  tester: null,
  currency: null,
  weekStart: null,
  dayStart: null,
  saleTerm: null,
  cards: null,
  phoneCards: null,
};

function keeper(text: string | null = null) {
  const kept = { text };
  const write = (next: string) => {
    kept.text = next;
  };
  return { kept, read: () => kept.text, write };
}

describe('preferences', () => {
  it('are what was set, here and at the next start', () => {
    const place = keeper();
    const preferences = createPreferences(place);
    expect(preferences.current()).toEqual(unset);
    const set = { theme: 'dark', currency: 'JPY', weekStart: 7, dayStart: 4, saleTerm: 0, cards: 'sale todo' };
    preferences.take(set);
    expect(preferences.current()).toEqual({ ...unset, ...set });
    expect(createPreferences(place).current()).toEqual({ ...unset, ...set });
    preferences.take({ theme: null });
    expect(createPreferences(place).current().theme).toBeNull();
  });

  it('tell of a change, and of nothing else', () => {
    const place = keeper();
    const preferences = createPreferences(place);
    let told = 0;
    const leave = preferences.subscribe(() => told++);
    preferences.take({ theme: 'dark' });
    preferences.take({ theme: 'dark', currency: 'no code' });
    preferences.reload();
    expect(told).toBe(1);
    place.kept.text = '{"theme":"light"}';
    preferences.reload();
    expect([told, preferences.current().theme]).toEqual([2, 'light']);
    leave();
    preferences.take({ theme: null });
    expect(told).toBe(2);
  });

  it('hold for the page where nothing can be kept', () => {
    const refuse = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    const preferences = createPreferences({ read: refuse, write: refuse });
    preferences.take({ theme: 'dark' });
    expect(preferences.current().theme).toBe('dark');
  });

  it('are read from whatever is kept: what is no value of a setting is not set', () => {
    const odd = fc.dictionary(fc.constantFrom(...Object.keys(unset), '__proto__', 'x'), fc.jsonValue());
    fc.assert(
      fc.property(
        fc.oneof(
          odd.map((value) => JSON.stringify(value)),
          fc.string(),
        ),
        (text) => {
          const current = createPreferences(keeper(text)).current();
          expect(Object.keys(current)).toEqual(Object.keys(unset));
          const { theme, density, currency, weekStart, dayStart, saleTerm, cards } = current;
          expect(typeof (cards ?? '')).toBe('string');
          expect([null, 'light', 'dark']).toContain(theme);
          expect([null, 'roomy', 'compact']).toContain(density);
          expect(currency ?? 'EUR').toMatch(/^[A-Z]{3}$/);
          for (const [value, most] of [
            [weekStart, 7],
            [dayStart, 12],
            [saleTerm, 365],
          ] as const)
            if (value !== null) expect(Number.isInteger(value) && value >= 0 && value <= most).toBe(true);
        },
      ),
    );
  });
});
