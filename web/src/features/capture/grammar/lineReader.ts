/**
 * A line while it is read: what one reader has understood is blanked, so that no other finds it again, and nothing is
 * understood twice. What a person took away stays blanked too, for they said what it is not.
 */
import { blankSpan, type Reading, type Token } from '../../../widgets/capturePart.ts';
import { plainLine } from './plainLine.ts';

export interface LineReader {
  typed: string;
  /** The plain line, blanked where something was understood. */
  rest(): string;
  /**
   * Takes what a pattern (global, with indices where `group` is used) finds and `read` understands. A comma beside it
   * goes along.
   */
  scan(pattern: RegExp, read: (match: RegExpExecArray) => Reading | null): void;
  take(reading: Reading, from: number, to: number): void;
  /** What may mean something, and mostly does not: it stays in the line for others. */
  note(reading: Reading, from: number, to: number): void;
  tokens(): readonly Token[];
}

export function createLineReader(typed: string): LineReader {
  let rest = plainLine(typed);
  const tokens: Token[] = [];
  const take = (reading: Reading, from: number, to: number) => {
    const span = withSeparator(rest, from, to);
    tokens.push({ ...reading, ...span });
    rest = blankSpan(rest, span);
  };
  return {
    typed,
    rest: () => rest,
    tokens: () => tokens.toSorted((a, b) => a.from - b.from),
    take,
    note: (reading, from, to) => void tokens.push({ ...reading, from, to }),
    scan(pattern, read) {
      for (const match of rest.matchAll(pattern)) {
        const reading = read(match);
        if (reading !== null) take(reading, match.index, match.index + match[0].length);
      }
    },
  };
}

/** Without the spaces at its ends; with what sets it apart from what follows, or at the end from what was before. */
export function withSeparator(line: string, start: number, end: number): { from: number; to: number } {
  const found = line.slice(start, end);
  let from = start + (found.length - found.trimStart().length);
  let to = end - (found.length - found.trimEnd().length);
  if (line[from - 1] === '(' && line[to] === ')') return { from: from - 1, to: to + 1 };
  const after = /^(?: *[,;:]|[.!?…]+)(?= |\0|$)/.exec(line.slice(to));
  if (after !== null) to += after[0].length;
  else if (/^[ \0]*$/.test(line.slice(to))) from -= (/ *[,;] *$/.exec(line.slice(0, from))?.[0] ?? '').length;
  return { from, to };
}

/** What somebody speaks about is no day to do it on: "about Friday". */
export const notAbout = '(?<!(?<![\\p{L}])(?:about|of|since|before|after|than|like|über|vor|seit|sobre|avant) +)';

/** Where a word begins and ends, in any script that sets words apart. */
export const before = '(?<![\\p{L}\\p{N}_])';
export const after = "(?![\\p{L}\\p{N}_]|'\\p{L})";

export function anyOf(words: Iterable<string>): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  return longestFirst.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', ' +')).join('|');
}
