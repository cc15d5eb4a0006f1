/** What a person finds on a page by its role and name, presses and fills in: the same words in every engine. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Tab } from './engine.ts';

type Name = string | RegExp;

/** A role, the name of it (a text is the whole name), and where to look for it. `field` is whatever has that label. */
export interface Wanted {
  role: string;
  name: Name;
  within?: Wanted;
}

interface Found {
  /** Of its middle. */
  x: number;
  y: number;
  text: string;
  value: string;
  isFocused: boolean;
}

/** A guard against hanging, wide enough for a busy machine. */
const longestMs = 60_000;
const pollMs = 60;

/** Beside what the other browser tests leave. */
const pictureFolder = new URL('../test-results/engines', import.meta.url).pathname;

const fromHere = createRequire(import.meta.url);
const finder = readFileSync(fromHere.resolve('@testing-library/dom/dist/@testing-library/dom.umd.min.js'), 'utf8');

export type Screen = ReturnType<typeof screenOf>;

export function screenOf(tab: Tab) {
  /** Everything there is of it by now. */
  async function look(wanted: Wanted): Promise<Found[]> {
    const script = `(() => {
      if (typeof TestingLibraryDom === 'undefined') return null;
      return (${lookInPage})(${JSON.stringify(written(wanted))});
    })()`;
    const found = await tab.run<Found[] | null>(script);
    if (found !== null) return found;
    await tab.run<null>(`(() => { ${finder}\n; return null; })()`);
    return look(wanted);
  }

  /** Repeats until it holds; says what it was last. */
  async function until<T>(what: string, read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
    const end = Date.now() + longestMs;
    for (;;) {
      // While a page is being replaced there is nothing to ask.
      const value = await read().catch((error: unknown) => error as Error);
      if (!(value instanceof Error) && holds(value)) return value;
      if (Date.now() > end) {
        const last = value instanceof Error ? value.message : JSON.stringify(value);
        throw new Error(`${what}: ${last} (${await keepPicture(tab)})`);
      }
      await wait(pollMs);
    }
  }

  async function see(wanted: Wanted): Promise<Found> {
    const [found] = await until(
      `no ${say(wanted)}`,
      () => look(wanted),
      ({ length }) => length > 0,
    );
    return found as Found;
  }
  /** Where it has come to rest. */
  async function still(wanted: Wanted): Promise<Found> {
    let before = await see(wanted);
    const isStill = (now: Found) => {
      const rests = now.x === before.x && now.y === before.y;
      before = now;
      return rests;
    };
    return until(`${say(wanted)} moves on and on`, () => see(wanted), isStill);
  }
  const press = async (wanted: Wanted) => {
    const before = await still(wanted);
    await tab.moveTo(before.x, before.y);
    // What a row offers comes with the mouse.
    const { x, y } = await still(wanted);
    await tab.pressAt(x, y);
  };
  return {
    tab,
    until,
    see,
    press,
    gone: (wanted: Wanted) =>
      until(
        `still ${say(wanted)}`,
        () => look(wanted),
        ({ length }) => length === 0,
      ),
    count: async (wanted: Wanted) => (await look(wanted)).length,
    /** Puts a text in the place of what stands in a field. */
    async fill(wanted: Wanted, text: string) {
      await press(wanted);
      await until(
        `${say(wanted)} takes no focus`,
        () => see(wanted),
        ({ isFocused }) => isFocused,
      );
      if ((await see(wanted)).value !== '') await tab.key('Control+a');
      await tab.type(text);
      await until(
        `${say(wanted)} does not take the text`,
        () => see(wanted),
        ({ value }) => value === text,
      );
    },
    async reads(wanted: Wanted, words: RegExp) {
      await until(
        `${say(wanted)} does not read ${words}`,
        () => see(wanted),
        ({ text }) => words.test(text),
      );
    },
  };
}

let pictures = 0;

/** Where it was put, for who looks into a failure. */
async function keepPicture(tab: Tab): Promise<string> {
  pictures += 1;
  const file = join(pictureFolder, `${process.pid}-${pictures}.png`);
  mkdirSync(pictureFolder, { recursive: true });
  return tab.picture().then(
    (png) => {
      writeFileSync(file, png);
      return file;
    },
    () => 'no picture',
  );
}

const say = ({ role, name, within }: Wanted): string =>
  `${role} "${name}"${within === undefined ? '' : ` in ${say(within)}`}`;

interface Written {
  role: string;
  name: string | { source: string; flags: string };
  within: Written | null;
}

const written = ({ role, name, within }: Wanted): Written => ({
  role,
  name: typeof name === 'string' ? name : { source: name.source, flags: name.flags },
  within: within === undefined ? null : written(within),
});

/** Runs in the page. */
const lookInPage = `function look({ role, name, within }, isOuter) {
  const roots = within === null ? [document.body] : look(within, true);
  const wanted = typeof name === 'string' ? name : new RegExp(name.source, name.flags);
  const { queryAllByLabelText, queryAllByRole } = TestingLibraryDom;
  const find = (root) => (role === 'field' ? queryAllByLabelText(root, wanted) : queryAllByRole(root, role, { name: wanted }));
  const found = roots.flatMap(find);
  if (isOuter === true) return found;
  return found.map((element) => {
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { left, top, width, height } = element.getBoundingClientRect();
    return {
      x: left + width / 2,
      y: top + height / 2,
      text: element.textContent ?? '',
      value: element.value ?? '',
      isFocused: element === document.activeElement,
    };
  });
}`;
