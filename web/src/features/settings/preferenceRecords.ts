/** Which record a setting is: one of the account, made by whichever device set it first. */
import { preferenceNamespace } from '@holdfast/shared/entities/preference';
import { v5 } from 'uuid';
import type { PreferenceName } from '../../ui/preferences.ts';

/** What a setting's record is called, for ever, and what people read. What stays on a device has none. */
const recordNames = {
  theme: 'theme',
  currency: 'currency',
  weekStart: 'week start',
  dayStart: 'day start',
  saleTerm: 'sale term',
  cards: 'dashboard cards',
  phoneCards: 'dashboard cards on a phone',
} as const satisfies Partial<Record<PreferenceName, string>>;

export type SharedPreference = keyof typeof recordNames;

export const sharedPreferences = Object.keys(recordNames) as SharedPreference[];

export function recordOf(preference: SharedPreference): { id: string; name: string } {
  const name = recordNames[preference];
  return { id: v5(name, preferenceNamespace), name };
}

/** Whether it goes with the account; else it is this device's own. */
export function isShared(preference: PreferenceName): preference is SharedPreference {
  return Object.hasOwn(recordNames, preference);
}
