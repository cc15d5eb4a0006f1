import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settings } from '../sync-server/src/config.ts';
import { filesUnder, readProjectFile as read } from './projectFiles.ts';
import { root } from './runStep.ts';

const files = filesUnder('.');
const code = files.filter((path) => /\.(ts|tsx|sql)$/.test(path) && !path.startsWith('.tools'));
const tests = code.filter((path) => /\.(test|e2e)\.tsx?$/.test(path));
const docs = files.filter((path) => path.endsWith('.md'));

const rules = new Map(
  [...read('shared/SPEC.md').matchAll(/^- \*\*([A-Z]+\d+)\*\* ([*_]\(open\)[*_] )?/gm)].map(([, id, open]) => [
    id ?? '',
    open !== undefined,
  ]),
);
const ruleId = '(?:HLC|MG|FO|CA|CM|OR|RP|HI|RO|SE|FI|OB|EN|LD|SV|RH|AU|AP|FA|DB|DI|HM|NL)\\d+';
/** Tags stand alone or in lists: [OB1], [OB1, OB2]. */
const cited = (text: string) =>
  [...text.matchAll(new RegExp(`\\[(${ruleId}(?:, ${ruleId})*)\\]`, 'g'))].flatMap(([, ids = '']) => ids.split(', '));

describe('SPEC.md', () => {
  it('every rule is shown by a test, or marked open', () => {
    const shown = new Set(tests.flatMap((path) => cited(read(path))));
    expect([...rules].filter(([id, open]) => !open && !shown.has(id)).map(([id]) => id)).toEqual([]);
  });

  it('every rule id cited in code, tests and docs exists', () => {
    const strangers = [...code, ...docs].flatMap((path) =>
      cited(read(path))
        .filter((id) => !rules.has(id))
        .map((id) => `${path}: ${id}`),
    );
    expect(rules.size).toBeGreaterThan(20);
    expect(strangers).toEqual([]);
  });
});

describe('SECURITY.md', () => {
  /** Lines of the table of threats. */
  const threats = read('SECURITY.md')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) => ({ line, shownBy: [...line.matchAll(/\]\(([^)]+\.(?:test|e2e)\.tsx?)\)((?:,? “[^”]+”)+)/g)] }));

  it('every threat names a test, and who, what for, the way in and what stops them', () => {
    expect(threats.length).toBeGreaterThan(10);
    for (const { line, shownBy } of threats) {
      expect(line.split('|')).toHaveLength(7);
      expect([line, shownBy.length]).not.toEqual([line, 0]);
      // A title without a file, or a file without a title, says nothing that can be looked up.
      expect(line.split('](')).toHaveLength(shownBy.length + 1);
      const titles = shownBy.flatMap(([, , quoted = '']) => quoted.split('“').slice(1));
      expect(line.split('“')).toHaveLength(titles.length + 1);
    }
  });

  it('every test it names is there', () => {
    const named = threats.flatMap(({ shownBy }) =>
      shownBy.flatMap(([, path = '', quoted = '']) =>
        [...quoted.matchAll(/“([^”]+)”/g)].map(([, title = '']) => ({ path, title })),
      ),
    );
    const isThere = ({ path, title }: { path: string; title: string }) =>
      tests.includes(path) && ["'", '`'].some((quote) => read(path).includes(title + quote));
    expect(named.filter((one) => !isThere(one))).toEqual([]);
  });
});

describe('docs', () => {
  it('every relative link leads somewhere', () => {
    const broken = docs.flatMap((path) =>
      [...read(path).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)]
        .map(([, target]) => target ?? '')
        .filter((target) => !existsSync(join(root, dirname(path), target)))
        .map((target) => `${path}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])('every path in %s exists', (page) => {
    const named = [...read(page).matchAll(/`((?:web|shared|sync-server|\.tools|\.ci)\/[\w./-]+)`/g)].map(
      ([, path]) => path ?? '',
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('every command they name is one of package.json', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const known = ['install', ...Object.keys(scripts)];
    const named = docs.flatMap((path) =>
      [...read(path).matchAll(/npx pnpm (?:-s )?([\w:-]+)/g)].map(([, name = '']) => ({ path, name })),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ name }) => !known.includes(name))).toEqual([]);
  });

  it('the README lists every setting with its default and meaning', () => {
    const oneSpace = (text: string) => text.replace(/ +/g, ' ');
    const readme = oneSpace(read('README.md'));
    for (const { name, default: fallback, meaning } of settings) {
      expect(readme).toContain(oneSpace(`| \`${name}\` | ${fallback} | ${meaning} |`));
    }
  });
});
