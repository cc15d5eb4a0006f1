import { describe, expect, it } from 'vitest';
import { repeatWords } from './repeatWords.ts';

describe('how often something repeats', () => {
  it.each([
    ['FREQ=DAILY', 'every day'],
    ['FREQ=DAILY;INTERVAL=3', 'every 3 days'],
    ['FREQ=WEEKLY;BYDAY=TU', 'every Tuesday'],
    ['FREQ=WEEKLY', 'every week'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR', 'every 2 weeks on Tuesday and Friday'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'on weekdays'],
    ['FREQ=MONTHLY', 'every month on day 27'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'every month on the last day'],
    ['FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR', 'every 2 months on the last Friday'],
    ['FREQ=MONTHLY;BYDAY=2TU,4TU', 'every month on the 2nd Tuesday and the 4th Tuesday'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'every month on the last weekday'],
    ['FREQ=YEARLY', 'every year on 27 November'],
    ['FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1', 'every year on day 1 in March'],
    ['FREQ=DAILY;COUNT=5', 'every day, 5 times'],
    ['FREQ=DAILY;UNTIL=20261203', 'every day, until 3 Dec 2026'],
    ['FREQ=HOURLY', 'by a rule of its own'],
  ])('%s is %j', (rule, words) => {
    expect(repeatWords(rule, '2026-11-27', 'en-GB')).toBe(words);
  });
});
