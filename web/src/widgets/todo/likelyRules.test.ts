import { addDays } from '@holdfast/shared/values/civilDate';
import { nextDay, readRepeatRule } from '@holdfast/shared/values/repeatRule';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatWords } from '../../ui/time/repeatWords.ts';
import { likelyRules } from './likelyRules.ts';

describe('the rules a day suggests', () => {
  it('are said in words', () => {
    expect(likelyRules('2026-11-27').map((rule) => repeatWords(rule, '2026-11-27', 'en-GB'))).toEqual([
      'every day',
      'on weekdays',
      'every Friday',
      'every 2 weeks on Friday',
      'every month on day 27',
      'every month on the last Friday',
      'every 3 months on day 27',
      'every year on 27 November',
    ]);
    expect(likelyRules('2026-11-30')).toContain('FREQ=MONTHLY;BYMONTHDAY=-1');
    expect(likelyRules('2026-11-10')).toContain('FREQ=MONTHLY;BYDAY=2TU');
  });

  it('all have that day among theirs, but for the days of an office', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const day = addDays('2000-01-01', days);
        for (const text of likelyRules(day).filter((rule) => !rule.includes('MO,TU'))) {
          const rule = readRepeatRule(text, day);
          expect(rule && nextDay(rule, addDays(day, -1)), text).toBe(day);
        }
      }),
    );
  });
});
