/** Code speaks in the words of ARCHITECTURE.md's glossary: identifiers and comments are read, strings are not. */
import { expect, it } from 'vitest';
import { filesUnder, readProjectFile as read } from './projectFiles.ts';

const projectFiles = ['web', 'shared', 'sync-server', '.tools']
  .flatMap((folder) => filesUnder(folder))
  .filter((path) => /\.tsx?$/.test(path));
const isTest = (path: string) => /\.test\.tsx?$|\.e2e\.ts$|^sync-server\/test\/|^web\/e2e\//.test(path);

const glossary = read('ARCHITECTURE.md').split('\n## Glossary\n')[1]?.split('\n## ')[0] ?? '';
const rows = [...glossary.matchAll(/^\| ([^|]+) \| [^|]+ \| ([^|]+) \|$/gm)]
  .slice(2)
  .map(([, word = '', replaced = '']) => ({ word: word.trim(), replaced: replaced.trim() }));
/** The field's word by each word it took the place of. */
const insteadOf = new Map(
  rows
    .filter(({ replaced }) => replaced !== '')
    .flatMap(({ word, replaced }) => replaced.split(',').map((one) => [one.trim(), word] as const)),
);

const stringsAndComments = /(\/\*[\s\S]*?\*\/|\/\/.*)|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;

function spokenIn(source: string): string {
  return source.replace(stringsAndComments, (_, comment: string | undefined) => comment ?? '');
}

/** Identifiers, and what they and comments are made of: `hasDoubts` is itself, "has" and "doubt". */
function* wordsOf(source: string): Generator<string> {
  for (const [identifier] of spokenIn(source).matchAll(/[A-Za-z][A-Za-z0-9]*/g)) {
    yield identifier;
    for (const [part] of identifier.matchAll(/[A-Z]?[a-z]+/g)) {
      const word = part.toLowerCase();
      yield word;
      if (word.endsWith('s')) yield word.slice(0, -1);
    }
  }
}

it('reads names and comments apart from strings', () => {
  const source = 'const hasDoubts = \'parcel\'; // company\n/* life */ say(`news`, "moment");';
  const words = new Set(wordsOf(source));
  expect(['hasDoubts', 'doubt', 'company', 'life', 'say'].filter((word) => !words.has(word))).toEqual([]);
  expect(['parcel', 'news', 'moment'].filter((word) => words.has(word))).toEqual([]);
});

it('no code uses a word that another one has taken the place of', () => {
  expect(projectFiles.length).toBeGreaterThan(500);
  expect(insteadOf.size).toBeGreaterThan(2);
  const found = projectFiles.flatMap((path) =>
    [...new Set(wordsOf(read(path)))].flatMap((word) => {
      const better = insteadOf.get(word);
      return better === undefined ? [] : [`${path}: "${word}" is called ${better}`];
    }),
  );
  expect(found).toEqual([]);
});

/** The words of a text one after another, whether they are an identifier's or a sentence's: `groupCommit` is "group commit". */
const phrases = (source: string) =>
  [...spokenIn(source).matchAll(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g)].map(([word]) => word.toLowerCase()).join(' ');

it('every word of the glossary is spoken in code', () => {
  const spoken = projectFiles.filter((path) => !isTest(path)).map((path) => phrases(read(path)));
  const isSpoken = (word: string) => spoken.some((text) => new RegExp(`\\b${word}(s|es)?\\b`).test(text));
  expect(isSpoken('group commit')).toBe(true);
  expect(isSpoken('parcel of news')).toBe(false);
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.map(({ word }) => word).filter((word) => !isSpoken(word))).toEqual([]);
});
