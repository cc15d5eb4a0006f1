import { useSyncExternalStore } from 'react';
import { useDevice } from '../../data/DeviceProvider.tsx';
import { CurrencyOptions } from '../../ui/form/CurrencyField.tsx';
import { SelectField } from '../../ui/form/Field.tsx';
import { useNotices } from '../../ui/Notices.tsx';
import { preferences } from '../../ui/preferences.ts';
import { changePreference } from './changePreference.ts';
import type { Setting } from './settings.ts';

/** One setting as a list to choose from; what is chosen holds before the hand has left the key. */
export function SettingField({ setting }: { setting: Setting }) {
  const { name, label, hint, choices, unset } = setting;
  const device = useDevice();
  const { tell } = useNotices();
  const value = useSyncExternalStore(preferences.subscribe, () => preferences.current()[name]);
  const isOffered = value === null || choices === null || choices.some((choice) => choice.value === value);
  const change = async (text: string) => {
    const chosen = choices?.find((choice) => String(choice.value) === text);
    const words = `${label}: ${chosen?.words ?? (text === '' ? unset : text)}`;
    const set = chosen?.value ?? (choices === null && text !== '' ? text : null);
    tell((await changePreference(device, { name, value: set, words })) ?? { ok: true });
  };
  return (
    <SelectField
      name={name}
      label={label}
      hint={hint}
      value={value === null ? '' : String(value)}
      onChange={({ target }) => void change(target.value)}
    >
      <option value="">{unset}</option>
      {!isOffered && <option value={String(value)}>{String(value)}</option>}
      {choices === null ? (
        <CurrencyOptions chosen={value === null ? '' : String(value)} />
      ) : (
        choices.map((choice) => (
          <option key={choice.words} value={String(choice.value)}>
            {choice.words}
          </option>
        ))
      )}
    </SelectField>
  );
}
