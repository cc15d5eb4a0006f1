import { describe, expect, it } from 'vitest';
import { type Admission, createAdmission, type Permit } from './admission.ts';

const limits = { process: { requests: 5, bytes: 100 }, account: { requests: 3, bytes: 40 } };

function admit(admission: Admission, account: string): Permit {
  const permit = admission.admit(account);
  if (typeof permit === 'string') throw new Error(`refused: ${permit}`);
  return permit;
}

describe('admission', () => {
  it('[FA1] an account that fills its share leaves the rest of the process to others', () => {
    const admission = createAdmission(limits);
    const held = Array.from({ length: 3 }, () => admit(admission, 'greedy'));
    expect(admission.admit('greedy')).toBe('account');
    const other = admit(admission, 'other');
    expect(held[0]?.countReceived(40)).toBeNull();
    expect(held[1]?.countReceived(1)).toBe('account');
    expect(other.countReceived(40)).toBeNull();
    expect(admission.load()).toEqual({ requests: 4, bytes: 80 });
  });

  it('[FA1] nobody is admitted to a process that is full, and what is left of it is not overfilled', () => {
    const admission = createAdmission(limits);
    const permits = ['a', 'b', 'c', 'd', 'e'].map((name) => admit(admission, name));
    expect(admission.admit('f')).toBe('process');
    expect(permits.map((permit) => permit.countReceived(30))).toEqual([null, null, null, 'process', 'process']);
    expect(permits[3]?.countReceived(10)).toBeNull();
    for (const permit of permits) permit.release();
    expect(typeof admission.admit('f')).toBe('object');
  });

  it('[FA1] an answer nobody takes is held on the account it is for, and on no other', () => {
    const admission = createAdmission(limits);
    const reader = admit(admission, 'slow');
    reader.countAnswer(1_000);
    expect(admission.admit('slow')).toBe('account');
    expect(admission.load()).toEqual({ requests: 1, bytes: 0 });
    reader.release();
    expect(typeof admission.admit('slow')).toBe('object');
  });

  it('gives back what was taken, once', () => {
    const admission = createAdmission(limits);
    const [one, two] = [admit(admission, 'a'), admit(admission, 'a')];
    one.countReceived(10);
    two.countReceived(20);
    one.release();
    one.release();
    expect(admission.load()).toEqual({ requests: 1, bytes: 20 });
    two.release();
    expect(admission.load()).toEqual({ requests: 0, bytes: 0 });
    const again = Array.from({ length: 3 }, () => admit(admission, 'a'));
    expect(again[0]?.countReceived(40)).toBeNull();
  });
});
