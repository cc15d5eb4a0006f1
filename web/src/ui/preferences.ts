/**
 * What a person has set, for whatever must know it at once: before a database is open, and in code without React. The
 * records of the settings are the truth (features/settings); this is their mirror in localStorage, and what is meant
 * for one device alone lies here only.
 */
const key = 'holdfast.preferences';

const oneOf =
  <T extends string>(...allowed: T[]) =>
  (value: unknown): T | null =>
    allowed.find((each) => each === value) ?? null;
const whole =
  (least: number, most: number) =>
  (value: unknown): number | null =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most ? (value as number) : null;

const line =
  (longest: number) =>
  (value: unknown): string | null =>
    typeof value === 'string' && value.length <= longest ? value : null;

/** Reads each from whatever another version, or a hand, may have stored. Null: as the device has it. */
const readers = {
  theme: oneOf('light', 'dark'),
  /** Of this device alone. */
  density: oneOf('roomy', 'compact'),
  /** Whether keys do something without Ctrl, ⌘ or Alt. Of this device alone, which has the keyboard. */
  singleKeys: oneOf('off'),
  /** Whether there is a network lab (ui/tester.ts). Of this device alone. */
  tester: oneOf('on', 'off'),
  /** ISO 4217. */
  currency: (value: unknown) => (typeof value === 'string' && /^[A-Z]{3}$/.test(value) ? value : null),
  /** 1 Monday to 7 Sunday. */
  weekStart: whole(1, 7),
  /** Hours after midnight; what is done before belongs to the day before. */
  dayStart: whole(0, 12),
  /** Days from a sale to its due day. */
  saleTerm: whole(0, 365),
  /** How the dashboard is arranged (app/dashboard/arrangement.ts), and where that is set, how it is on a phone. */
  cards: line(2000),
  phoneCards: line(2000),
};

export type PreferenceName = keyof typeof readers;

const names = Object.keys(readers) as PreferenceName[];

export type Preferences = { readonly [N in PreferenceName]: ReturnType<(typeof readers)[N]> };

/** Where the mirror is kept; may throw, and then the settings last as long as the page. */
interface Keeper {
  read(): string | null;
  write(text: string): void;
}

export function createPreferences(keeper: Keeper) {
  const listeners = new Set<() => void>();
  const load = () => {
    try {
      return readAll(JSON.parse(keeper.read() ?? '{}'));
    } catch {
      return readAll({});
    }
  };
  let kept = load();
  const change = (next: Preferences) => {
    if (names.every((name) => next[name] === kept[name])) return;
    kept = next;
    for (const listener of listeners) listener();
  };
  return {
    current: (): Preferences => kept,
    /** Takes over what is given; what is no value of a setting counts as not set. */
    take(given: Partial<Record<PreferenceName, unknown>>): void {
      change(readAll({ ...kept, ...given }));
      try {
        keeper.write(JSON.stringify(kept));
      } catch {}
    },
    /** Another tab wrote. */
    reload: () => change(load()),
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export const preferences = createPreferences({
  read: () => localStorage.getItem(key),
  write: (text) => localStorage.setItem(key, text),
});

/** Shows colours and rows as they are set, now and when that changes, also in another tab. */
export function watchLook(): void {
  showLook();
  preferences.subscribe(showLook);
  addEventListener('storage', (event) => {
    if (event.key === key) preferences.reload();
  });
}

function showLook(): void {
  const { theme, density } = preferences.current();
  Object.assign(document.documentElement.dataset, { theme: theme ?? '', density: density ?? '' });
  // The browser's own bars follow: one colour for each, the media telling which.
  for (const [index, scheme] of (['light', 'dark'] as const).entries()) {
    const bar = document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')[index];
    if (bar) bar.media = theme === null ? `(prefers-color-scheme: ${scheme})` : theme === scheme ? 'all' : 'not all';
  }
}

function readAll(given: Partial<Record<PreferenceName, unknown>> | null): Preferences {
  return Object.fromEntries(names.map((name) => [name, readers[name](given?.[name])])) as unknown as Preferences;
}
