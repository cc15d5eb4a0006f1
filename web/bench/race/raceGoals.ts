/** What Holdfast is held against in the race: plain REST of the same run, and one peer. */
import { type Goal, rounded } from '@holdfast/sync-server/bench/kit/result.ts';
import type { RaceSize } from '../peers.ts';
import { holdfastName, restName, triplitName } from './contenders.ts';
import { crowdOf, type Entry, offlineOf } from './entry.ts';
import { cpuOf } from './runTurn.ts';

export function raceGoals(entries: readonly Entry[], size: RaceSize): Goal[] {
  const named = (name: string) => entries.find(({ contender }) => contender.name === name);
  const [own, rest, triplit] = [named(holdfastName), named(restName), named(triplitName)];
  if (own === undefined || rest === undefined) throw new Error('nothing to compare');
  return [
    ...offlineGoals(own, rest, triplit),
    ...pacedGoals(own, rest, size.crowds.at(-1)?.devices ?? 0),
    ...idleGoals(own),
    ...size.crowds.flatMap(({ devices }) => loopGoals(own, rest, devices)),
  ];
}

function offlineGoals(own: Entry, rest: Entry, triplit: Entry | undefined): Goal[] {
  const [ours, theirs, peer] = [offlineOf(own), offlineOf(rest), triplit ? offlineOf(triplit) : null];
  if (ours === null || theirs === null) return [];
  return [
    atLeast('W1, records a second: times plain REST', 20, theirs.durableMs / ours.durableMs),
    ...(peer === null ? [] : [atLeast('W1, records a second: times Triplit', 1, peer.durableMs / ours.durableMs)]),
    atMost('W1, a fresh device: times plain REST', 1.5, ours.freshMs / theirs.freshMs),
  ];
}

function pacedGoals(own: Entry, rest: Entry, devices: number): Goal[] {
  const [ours, theirs] = [crowdOf(own, 'paced', devices), crowdOf(rest, 'paced', devices)];
  if (ours === null || theirs === null) return [];
  const at = `W3 with ${devices} devices`;
  return [
    atMost(`${at}, p50: times plain REST`, 1.5, ours.p50Ms / theirs.p50Ms),
    atMost(`${at}, p99: times plain REST`, 1, ours.p99Ms / theirs.p99Ms),
    atMost(`${at}, CPU of server and Postgres: times plain REST`, 1, cpuOf(ours) / cpuOf(theirs)),
  ];
}

function loopGoals(own: Entry, rest: Entry, devices: number): Goal[] {
  const [ours, theirs] = [crowdOf(own, 'loop', devices), crowdOf(rest, 'loop', devices)];
  if (ours === null || theirs === null) return [];
  return [
    atLeast(`W5 with ${devices} devices, edits a second: times plain REST`, 2, ours.perSecond / theirs.perSecond),
  ];
}

/** Seconds, not a ratio: the others have next to none. */
function idleGoals({ turns }: Entry): Goal[] {
  const idle = turns.flatMap((turn) => turn.idle ?? []);
  return idle.map((cost) => ({
    what: 'W4: CPU seconds of server and Postgres',
    goal: '≤ 0.5',
    measured: String(rounded(cpuOf(cost))),
    isMet: cpuOf(cost) <= 0.5,
  }));
}

function atLeast(what: string, least: number, ratio: number): Goal {
  return { what, goal: `≥ ${least}×`, measured: `${rounded(ratio)}×`, isMet: ratio >= least };
}

function atMost(what: string, most: number, ratio: number): Goal {
  return { what, goal: `≤ ${most}×`, measured: `${rounded(ratio)}×`, isMet: ratio <= most };
}
