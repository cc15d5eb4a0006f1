/** Sets one setting: shown at once, written as a record where it is more than this device's. */
import { preference } from '@holdfast/shared/entities/preference';
import type { Device } from '../../data/device.ts';
import { writeRecords } from '../../data/write.ts';
import { type Preferences, preferences } from '../../ui/preferences.ts';
import type { SaveOutcome } from '../../ui/saveOutcome.ts';
import { isShared, recordOf } from './preferenceRecords.ts';
import type { Setting } from './settings.ts';

/** Null for `value`: as the device has it again. What could not be saved is not set. */
export async function changePreference(
  device: Device,
  { name, label, choices, unset }: Setting,
  value: Preferences[Setting['name']],
): Promise<SaveOutcome> {
  const before = preferences.current()[name];
  preferences.take({ [name]: value });
  if (!isShared(name)) return { ok: true };
  const chosen = choices?.find((choice) => choice.value === value)?.words ?? (value === null ? unset : String(value));
  const record = recordOf(name);
  const outcome = await writeRecords(
    device,
    [{ entity: preference.name, id: record.id, values: { name: record.name, value } }],
    { words: `${label}: ${chosen}` },
  );
  if (!outcome.ok) preferences.take({ [name]: before });
  return outcome;
}
