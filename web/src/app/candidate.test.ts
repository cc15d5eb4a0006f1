import { describe, expect, it } from 'vitest';
import { createFakeLocks, type FakeLocks } from '../platform/fakes/fakeLocks.ts';
import { createVirtualTime } from '../sync/fakes/virtualTime.ts';
import { type Candidate, createCandidate, steadyMs } from './candidate.ts';

const time = createVirtualTime();

interface Tab extends Candidate {
  leading: boolean;
  terms: number;
  failures: number[];
  die(): void;
}

function openTab(locks: FakeLocks): Tab {
  const tab: Tab = {
    ...createCandidate({
      locks,
      name: 'lead',
      timers: time.timers,
      lead: (signal) =>
        new Promise((resolve, reject) => {
          tab.leading = true;
          tab.terms += 1;
          const end = (settle: () => void) => () => {
            tab.leading = false;
            settle();
          };
          signal.addEventListener('abort', end(resolve));
          tab.die = end(() => reject(new Error('the worker died')));
        }),
      onFailure: (_, waitMs) => tab.failures.push(waitMs),
    }),
    leading: false,
    terms: 0,
    failures: [],
    die: () => {},
  };
  return tab;
}

async function openTabs(count: number) {
  const locks = createFakeLocks();
  const tabs = Array.from({ length: count }, () => openTab(locks));
  for (const tab of tabs) tab.stand();
  await time.settle();
  return tabs as [Tab, Tab, Tab];
}

const leaders = (tabs: readonly Tab[]) => tabs.map(({ leading }) => leading);

describe('who leads', () => {
  it('[LD1] one of three, and when it goes to sleep the next', async () => {
    const tabs = await openTabs(3);
    expect(leaders(tabs)).toEqual([true, false, false]);
    tabs[0].withdraw();
    await time.settle();
    expect(leaders(tabs)).toEqual([false, true, false]);
  });

  it('[LD1] a tab that woke stands after all others and leads again when it is its turn', async () => {
    const tabs = await openTabs(2);
    tabs[0].withdraw();
    await time.settle();
    tabs[0].stand();
    await time.settle();
    expect(leaders(tabs)).toEqual([false, true]);
    tabs[1].withdraw();
    await time.settle();
    expect(leaders(tabs)).toEqual([true, false]);
    expect(tabs[0].terms).toBe(2);
  });

  it('[LD2] a lead that is taken ends at once, and its tab stands again without complaint', async () => {
    const tabs = await openTabs(2);
    tabs[1].takeOver();
    await time.settle();
    expect(leaders(tabs)).toEqual([false, true]);
    expect(tabs[0].failures).toEqual([]);
    tabs[1].withdraw();
    await time.settle();
    expect(leaders(tabs)).toEqual([true, false]);
  });

  it('a tab that withdrew while it waited does not lead', async () => {
    const tabs = await openTabs(3);
    tabs[1].withdraw();
    tabs[0].withdraw();
    await time.settle();
    expect(leaders(tabs)).toEqual([false, false, true]);
  });

  it('a tab whose worker dies leaves the lead to the others, and comes back later each time', async () => {
    const [alone] = await openTabs(1);
    alone.die();
    await time.settle();
    expect([alone.leading, alone.failures]).toEqual([false, [5_000]]);
    await time.advance(5_000);
    expect(alone.leading).toBe(true);
    alone.die();
    await time.settle();
    expect(alone.failures).toEqual([5_000, 10_000]);
    alone.withdraw();
    await time.advance(20_000);
    expect(alone.leading).toBe(false);
  });

  it('one that dies now and then is not made to wait longer each time: who has led for a while begins anew', async () => {
    const [alone] = await openTabs(1);
    for (let death = 0; death < 3; death += 1) {
      await time.advance(steadyMs);
      alone.die();
      await time.settle();
      await time.advance(5_000);
    }
    expect([alone.leading, alone.failures]).toEqual([true, [5_000, 5_000, 5_000]]);
    await time.advance(steadyMs - 1);
    alone.die();
    await time.settle();
    await time.advance(10_000);
    await time.advance(steadyMs - 1);
    alone.die();
    await time.settle();
    expect(alone.failures.slice(3)).toEqual([10_000, 20_000]);
    // What was timed while it led is over with that.
    await time.advance(20_000);
    alone.withdraw();
    await time.settle();
    await time.advance(steadyMs);
    alone.stand();
    await time.settle();
    alone.die();
    await time.settle();
    expect(alone.failures.at(-1)).toBe(40_000);
  });
});
