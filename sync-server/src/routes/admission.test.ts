import { describe, expect, it } from 'vitest';
import { type Admission, createAdmission, type Visit } from './admission.ts';

const limits = { house: { requests: 5, bytes: 100 }, account: { requests: 3, bytes: 40 } };

function enter(admission: Admission, account: string): Visit {
  const visit = admission.enter(account);
  if (typeof visit === 'string') throw new Error(`no room: ${visit}`);
  return visit;
}

describe('admission', () => {
  it('[FA1] an account that fills its share leaves the rest of the house to others', () => {
    const admission = createAdmission(limits);
    const held = Array.from({ length: 3 }, () => enter(admission, 'greedy'));
    expect(admission.enter('greedy')).toBe('account');
    const other = enter(admission, 'other');
    expect(held[0]?.takeIn(40)).toBeNull();
    expect(held[1]?.takeIn(1)).toBe('account');
    expect(other.takeIn(40)).toBeNull();
    expect(admission.inside()).toEqual({ requests: 4, bytes: 80 });
  });

  it('[FA1] nobody enters a full house, and what is left of it is not overfilled', () => {
    const admission = createAdmission(limits);
    const visits = ['a', 'b', 'c', 'd', 'e'].map((name) => enter(admission, name));
    expect(admission.enter('f')).toBe('house');
    expect(visits.map((visit) => visit.takeIn(30))).toEqual([null, null, null, 'house', 'house']);
    expect(visits[3]?.takeIn(10)).toBeNull();
    for (const visit of visits) visit.leave();
    expect(typeof admission.enter('f')).toBe('object');
  });

  it('[FA1] an answer nobody takes is held on the account it is for, and on no other', () => {
    const admission = createAdmission(limits);
    const reader = enter(admission, 'slow');
    reader.giveOut(1_000);
    expect(admission.enter('slow')).toBe('account');
    expect(admission.inside()).toEqual({ requests: 1, bytes: 0 });
    reader.leave();
    expect(typeof admission.enter('slow')).toBe('object');
  });

  it('gives back what was taken, once', () => {
    const admission = createAdmission(limits);
    const [one, two] = [enter(admission, 'a'), enter(admission, 'a')];
    one.takeIn(10);
    two.takeIn(20);
    one.leave();
    one.leave();
    expect(admission.inside()).toEqual({ requests: 1, bytes: 20 });
    two.leave();
    expect(admission.inside()).toEqual({ requests: 0, bytes: 0 });
    const again = Array.from({ length: 3 }, () => enter(admission, 'a'));
    expect(again[0]?.takeIn(40)).toBeNull();
  });
});
