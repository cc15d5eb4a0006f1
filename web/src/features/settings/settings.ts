/** Every setting there is, as a person finds it: what it is called and what can be chosen. */
import { regionCurrency } from '../../ui/money/defaultCurrency.ts';
import type { PreferenceName, Preferences } from '../../ui/preferences.ts';
import { isTestBuild } from '../../ui/tester.ts';
import { civilFormat } from '../../ui/time/dateWords.ts';
import { localeWeekday } from '../../ui/time/firstWeekday.ts';

export interface Choice<N extends PreferenceName = PreferenceName> {
  value: Preferences[N];
  words: string;
}

export interface Setting<N extends PreferenceName = PreferenceName> {
  name: N;
  label: string;
  hint?: string;
  /** Null where all currencies there are can be chosen. */
  choices: readonly Choice<N>[] | null;
  /** What it is while nothing is set. */
  unset: string;
}

export interface SettingGroup {
  name: string;
  settings: readonly Setting[];
}

const setting = <N extends PreferenceName>(made: Setting<N>) => made as unknown as Setting;

/** A Monday, from which the days of a week can be named. */
const someMonday = 5;
const weekday = (day: number) =>
  civilFormat(`1970-01-${String(someMonday + day - 1).padStart(2, '0')}`, { weekday: 'long' });
const hours = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

export const settingGroups = (): readonly SettingGroup[] => [
  {
    name: 'Look',
    settings: [
      setting({
        name: 'theme',
        label: 'Theme',
        unset: 'As this device has it',
        choices: [
          { value: 'light', words: 'Light' },
          { value: 'dark', words: 'Dark' },
        ],
      }),
      setting({
        name: 'density',
        label: 'Rows',
        hint: 'On this device only. Unless it is set, roomy for a finger and compact for a mouse.',
        unset: 'As this device has it',
        choices: [
          { value: 'roomy', words: 'Roomy' },
          { value: 'compact', words: 'Compact' },
        ],
      }),
    ],
  },
  {
    name: 'Keyboard',
    settings: [
      setting({
        name: 'singleKeys',
        label: 'Single keys',
        hint: 'On this device only. Keys such as J, X or G and a letter, without Ctrl or Alt; ? lists them.',
        unset: 'On',
        choices: [{ value: 'off', words: 'Off' }],
      }),
    ],
  },
  {
    name: 'Money',
    settings: [
      setting({
        name: 'currency',
        label: 'Currency',
        hint: 'What a new sale or expense begins with.',
        unset: `As your region has it (${regionCurrency()})`,
        choices: null,
      }),
      setting({
        name: 'saleTerm',
        label: 'A sale is due',
        hint: 'Filled in for a new sale, where it can be changed.',
        unset: 'On no day',
        choices: [0, 7, 10, 14, 30, 60, 90].map((value) => ({
          value,
          words: value === 0 ? 'The same day' : `After ${value} days`,
        })),
      }),
    ],
  },
  {
    name: 'Time',
    settings: [
      setting({
        name: 'weekStart',
        label: 'A week starts on',
        unset: `As your region has it (${weekday(localeWeekday())})`,
        choices: [1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, words: weekday(value) })),
      }),
      setting({
        name: 'dayStart',
        label: 'A day starts at',
        hint: 'Before that hour “today” is still the day before: for who works past midnight.',
        unset: 'Midnight',
        choices: [1, 2, 3, 4, 5, 6].map((value) => ({ value, words: hours(value) })),
      }),
    ],
  },
  {
    name: 'Testing',
    settings: [
      setting({
        name: 'tester',
        label: 'Tester mode',
        hint: 'On this device only. Adds the Network lab, where trouble is made on purpose to see that nothing is lost.',
        unset: isTestBuild ? 'On' : 'Off',
        choices: [isTestBuild ? { value: 'off', words: 'Off' } : { value: 'on', words: 'On' }],
      }),
    ],
  },
];
