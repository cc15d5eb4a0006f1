/** What a person sees, and when: the built app in a whole browser without a network, beside a page that has no framework. */
import { loadavg } from 'node:os';
import { type BenchResult, type BenchSize, runBench, say } from '@holdfast/sync-server/bench/kit/result.ts';
import { readBuildSizes } from '../buildSizes.ts';
import { startAppSite } from './screens/appSite.ts';
import { startBareSite } from './screens/bareSite.ts';
import { prepare, type Sites } from './screens/prepare.ts';
import { createProfile, type Profile } from './screens/profile.ts';
import { addReadings, type Readings } from './screens/readings.ts';
import { readPull } from './screens/readPull.ts';
import { runLighthouse } from './screens/runLighthouse.ts';
import { type StoreReadings, screensReport } from './screens/screensReport.ts';
import { visitApp } from './screens/visitApp.ts';
import { visitBare } from './screens/visitBare.ts';

export interface Size {
  /** By how much the processor is slowed down: with how many records. */
  visits: ReadonlyMap<number, readonly number[]>;
  rounds: number;
  /** So many of them are long: whoever comes looks around, too. */
  long: number;
  /** In a visit: how often a thing is written, and how often each list is opened. */
  times: number;
  opened: number;
  pulled: number;
  lighthouse: number;
}

const sizes: Record<BenchSize, Size> = {
  full: {
    visits: new Map([
      [1, [1_000, 20_000, 100_000]],
      [4, [20_000, 100_000]],
    ]),
    rounds: 5,
    long: 1,
    times: 10,
    opened: 2,
    pulled: 100_000,
    lighthouse: 3,
  },
  quick: {
    visits: new Map([[1, [1_000, 20_000]]]),
    rounds: 3,
    long: 1,
    times: 10,
    opened: 2,
    pulled: 2_000,
    lighthouse: 1,
  },
  tiny: { visits: new Map([[1, [300]]]), rounds: 1, long: 1, times: 2, opened: 1, pulled: 300, lighthouse: 0 },
};

export async function screens(name: BenchSize): Promise<BenchResult> {
  const size = sizes[name];
  const [app, bare] = [await startAppSite(), await startBareSite()];
  const profiles: { records: number; profile: Profile }[] = [];
  try {
    say(`screens: ${size.pulled} records are pulled`);
    const online = await readPull(app.url, { records: size.pulled, times: Math.ceil(size.times / 2) });
    for (let run = 1; run <= size.lighthouse; run += 1) {
      say(`screens: Lighthouse, run ${run} of ${size.lighthouse}`);
      addReadings(online, await runLighthouse(app.url));
    }
    for (const records of new Set([...size.visits.values()].flat())) {
      say(`screens: ${records} records are put in`);
      const profile = await createProfile();
      profiles.push({ records, profile });
      await prepare(profile, { app, bare }, records);
    }
    // From here on there is no network.
    await Promise.all([app.stop(), bare.stop()]);
    const stores: StoreReadings[] = [];
    for (const [slowdown, sizesOfStores] of size.visits) {
      for (const { records, profile } of profiles.filter((one) => sizesOfStores.includes(one.records))) {
        const what = `${records} records, processor ×${slowdown}`;
        const before = loadavg()[0] ?? 0;
        const found = await visit(profile, { app, bare }, { size, slowdown, what });
        stores.push({ records, slowdown, load: [before, loadavg()[0] ?? 0], ...found });
      }
    }
    return screensReport({ name, size, stores, online, sizes: readBuildSizes() });
  } finally {
    for (const { profile } of profiles) await profile.remove();
  }
}

/** The two pages take turns, and who begins changes too. */
async function visit(
  profile: Profile,
  { app, bare }: Sites,
  { size, slowdown, what }: { size: Size; slowdown: number; what: string },
) {
  const found: { ours: Readings; theirs: Readings } = { ours: {}, theirs: {} };
  const visitOurs = async (round: number) => {
    const plan = { ...size, isLong: round <= size.long };
    addReadings(found.ours, await profile.readStart(slowdown, app.url));
    addReadings(found.ours, await profile.visit(slowdown, (tab) => visitApp(tab, app.url, plan)));
  };
  const visitTheirs = async () => {
    addReadings(found.theirs, await profile.readStart(slowdown, bare.url));
    addReadings(found.theirs, await profile.visit(slowdown, (tab) => visitBare(tab, bare.url, size.times)));
  };
  for (let round = 1; round <= size.rounds; round += 1) {
    say(`screens: ${what}, round ${round} of ${size.rounds}`);
    for (const one of round % 2 === 1 ? [visitTheirs, visitOurs] : [visitOurs, visitTheirs]) await one(round);
  }
  return found;
}

await runBench(screens);
