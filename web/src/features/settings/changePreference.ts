/** Sets one setting: shown at once, written as a record where it is more than this device's. */
import { preference } from '@holdfast/shared/entities/preference';
import type { Device } from '../../data/device.ts';
import { type WriteOutcome, writeRecords } from '../../data/write.ts';
import { type PreferenceName, type Preferences, preferences } from '../../ui/preferences.ts';
import { isShared, recordOf } from './preferenceRecords.ts';

interface PreferenceChange<N extends PreferenceName> {
  name: N;
  /** Null: as the device has it again. */
  value: Preferences[N];
  /** What was done, as the history says it. */
  words: string;
}

/** What could not be saved is not set. Null where it is this device's own, and no history knows of it. */
export async function changePreference<N extends PreferenceName>(
  device: Device,
  { name, value, words }: PreferenceChange<N>,
): Promise<WriteOutcome | null> {
  const before = preferences.current()[name];
  preferences.take({ [name]: value });
  if (!isShared(name)) return null;
  const record = recordOf(name);
  const outcome = await writeRecords(
    device,
    [{ entity: preference.name, id: record.id, values: { name: record.name, value } }],
    { words },
  );
  if (!outcome.ok) preferences.take({ [name]: before });
  return outcome;
}
