/**
 * Which faults this device has, whoever is signed in: kept in localStorage, so that they outlive a reload, hold in the
 * installed app, and are known in every tab before anything is asked. Without it nothing of the lab is even fetched.
 */

import type { RuleCount } from '@holdfast/shared/lab/createInterpreter';
import { type FaultRule, readRules } from '@holdfast/shared/lab/faultRule';
import { labKey, onLabChange, tellLabChange } from './labSwitch.ts';

export interface LabSetting {
  /** What the rules are called. */
  name: string;
  /** May be none: then exchanges are only watched. */
  rules: readonly FaultRule[];
  /** When they were set, by the real clock. */
  since: number;
  /** Exchanges are listed even while no rule strikes. */
  isWatching: boolean;
}

const countsKey = `${labKey}.counts`;
let known: { text: string | null; setting: LabSetting | null } = { text: null, setting: null };

function read(): LabSetting | null {
  const text = localStorage.getItem(labKey);
  if (text !== known.text) known = { text, setting: parse(text) };
  return known.setting;
}

/** What another version or a hand has left there counts as nothing. */
function parse(text: string | null): LabSetting | null {
  try {
    const { name, rules, since, isWatching } = JSON.parse(text ?? 'null') as Partial<LabSetting>;
    const given = readRules(rules);
    if (given.kind === 'wrong' || typeof name !== 'string' || typeof since !== 'number') return null;
    return { name, rules: given.rules, since, isWatching: isWatching === true };
  } catch {
    return null;
  }
}

function write(setting: LabSetting | null): void {
  localStorage.removeItem(countsKey);
  if (setting === null || (setting.rules.length === 0 && !setting.isWatching)) localStorage.removeItem(labKey);
  else localStorage.setItem(labKey, JSON.stringify(setting));
  tellLabChange();
}

export const labSetting = {
  /** The same object until it changes; null while the lab is off. */
  current: read,
  set(name: string, rules: readonly FaultRule[], now: number): void {
    write({ name, rules, since: now, isWatching: read()?.isWatching ?? false });
  },
  watch(isWatching: boolean, now: number): void {
    const { name, rules, since } = read() ?? { name: '', rules: [], since: now };
    write({ name, rules, since, isWatching });
  },
  /** Ends every fault; what is watched goes on being watched. */
  stop(now: number): void {
    write(read()?.isWatching ? { name: '', rules: [], since: now, isWatching: true } : null);
  },
  /** How often each rule of `since` has struck, so that a reload does not begin anew. */
  counts(since: number): readonly RuleCount[] {
    try {
      const kept = JSON.parse(localStorage.getItem(countsKey) ?? 'null') as { since: number; counts: RuleCount[] };
      return kept.since === since ? kept.counts : [];
    } catch {
      return [];
    }
  },
  keepCounts(since: number, counts: readonly RuleCount[]): void {
    localStorage.setItem(countsKey, JSON.stringify({ since, counts }));
  },
  subscribe: onLabChange,
};
