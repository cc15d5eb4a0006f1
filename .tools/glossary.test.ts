/** Code speaks in the words of ARCHITECTURE.md's glossary: identifiers and comments are read, strings are not. */
import { expect, it } from 'vitest';
import { filesUnder, readProjectFile as read } from './projectFiles.ts';

const glossary = read('ARCHITECTURE.md').split('\n## Glossary\n')[1]?.split('\n## ')[0] ?? '';
/** The field's word by each word it took the place of. */
const insteadOf = new Map(
  [...glossary.matchAll(/^\| ([^|]+) \| [^|]+ \| ([^|]+) \|$/gm)].slice(2).flatMap(([, word = '', replaced = '']) =>
    replaced
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .map((one) => [one, word.trim()] as const),
  ),
);

const stringsAndComments = /(\/\*[\s\S]*?\*\/|\/\/.*)|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;

/** Identifiers, and what they and comments are made of: `hasDoubts` is itself, "has" and "doubt". */
function* wordsOf(source: string): Generator<string> {
  const spoken = source.replace(stringsAndComments, (_, comment: string | undefined) => comment ?? '');
  for (const [identifier] of spoken.matchAll(/[A-Za-z][A-Za-z0-9]*/g)) {
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
  const folders = ['web/src', 'web/sim', 'shared/src', 'sync-server/src'];
  const files = folders.flatMap((folder) => filesUnder(folder)).filter((path) => /\.tsx?$/.test(path));
  expect(files.length).toBeGreaterThan(300);
  expect(insteadOf.size).toBeGreaterThan(2);
  const found = files.flatMap((path) =>
    [...new Set(wordsOf(read(path)))].flatMap((word) => {
      const better = insteadOf.get(word);
      return better === undefined ? [] : [`${path}: "${word}" is called ${better}`];
    }),
  );
  expect(found).toEqual([]);
});
