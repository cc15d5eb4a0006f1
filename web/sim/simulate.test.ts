import { describe, expect, it } from 'vitest';
import { allHappenings, planSteps } from './plan.ts';
import { simulate, vacuous } from './simulate.ts';

describe('a simulation', () => {
  it('gives the same trace for the same seed, another for another, and tells what never happened', async () => {
    const lines: string[] = [];
    const first = await simulate({ seed: 4, devices: 3, steps: 30, onTrace: (line) => lines.push(line) });
    const second = await simulate({ seed: 4, devices: 3, steps: 30 });
    const other = await simulate({ seed: 5, devices: 3, steps: 30 });
    expect(first.broken).toBeNull();
    expect(second.hash).toBe(first.hash);
    expect(other.hash).not.toBe(first.hash);
    expect(lines.length).toBeGreaterThan(100);
    const happened = allHappenings.filter((kind) => first.struck[kind] > 0);
    expect([...happened, ...vacuous(first.struck)].sort()).toEqual([...allHappenings].sort());
  });

  it('a step keeps its dice when its neighbours are left out', async () => {
    const plan = planSteps({ seed: 9, devices: 3, steps: 200 });
    const edits = plan.filter(({ kind }) => kind === 'edit').map(({ n }) => n);
    const saved = async (only: number[]) => {
      const lines: string[] = [];
      await simulate({ seed: 9, devices: 3, steps: 200, only, onTrace: (line) => lines.push(line) });
      return lines.filter((line) => line.endsWith('saved')).map((line) => line.split(' ').slice(1, 3).join(' '));
    };
    const [one = 0, two = 0] = edits;
    const [alone] = await saved([two]);
    expect((await saved([one, two]))[1]).toBe(alone);
  });

  it('every fault and every scene has its turn in every plan', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const kinds = new Set(planSteps({ seed, devices: 3, steps: 300 }).map(({ kind }) => kind));
      for (const kind of allHappenings) expect(kinds).toContain(kind);
    }
  });
});
