/** How a crowd edits: once a second each (W3), or the next edit when the last is durable (W5). */
import { quantile } from '@holdfast/sync-server/bench/kit/measures.ts';
import { wait } from '@holdfast/sync-server/bench/kit/waiting.ts';
import type { CrowdTimes } from './crowdCalls.ts';
import type { RaceDevice } from './raceDevice.ts';

/** So long the last edits of W3 may take. */
const patienceMs = 10_000;

export async function editPaced(crowd: readonly RaceDevice[], seconds: number): Promise<CrowdTimes> {
  const latencies: number[] = [];
  const edits: Promise<unknown>[] = [];
  const readLoad = watchLoad();
  const began = performance.now();
  await Promise.all(
    crowd.map(async (device, n) => {
      for (let second = 0; second < seconds; second += 1) {
        await wait(began + (second + n / crowd.length) * 1000 - performance.now());
        const at = performance.now();
        const take = () => void latencies.push(performance.now() - at);
        edits.push(device.edit(`edit ${second + 1}`).then(take, () => {}));
      }
    }),
  );
  await Promise.race([Promise.all(edits), wait(patienceMs)]);
  const lasted = (performance.now() - began) / 1000;
  return { ...timesOf(latencies, lasted), edits: edits.length, lost: edits.length - latencies.length, ...readLoad() };
}

/** A fifth of that time before it counts. */
export async function editInLoop(crowd: readonly RaceDevice[], seconds: number): Promise<CrowdTimes> {
  const latencies: number[] = [];
  let failures = 0;
  const readLoad = watchLoad();
  const from = performance.now() + seconds * 200;
  const until = from + seconds * 1000;
  const loops = crowd.map(async (device) => {
    for (let edit = 1000; performance.now() < until; edit += 1) {
      const at = performance.now();
      try {
        await device.edit(`edit ${edit}`);
      } catch {
        failures += 1;
        return;
      }
      const now = performance.now();
      if (now >= from && now <= until) latencies.push(now - at);
    }
  });
  await Promise.race([Promise.all(loops), wait(until - performance.now())]);
  return { ...timesOf(latencies, seconds), edits: latencies.length, lost: failures, ...readLoad() };
}

function timesOf(latencies: readonly number[], seconds: number) {
  return { p50Ms: quantile(latencies, 0.5), p99Ms: quantile(latencies, 0.99), perSecond: latencies.length / seconds };
}

function watchLoad() {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { loadCpu: (user + system) / 1e6 };
  };
}
