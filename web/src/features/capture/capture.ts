/**
 * What a typed line comes to: its kind, what was understood of it, and the words that were not, which are its title. Pure
 * [CA2], and no word is ever lost [CA1].
 */

import type { FieldErrors } from '../../ui/form/FormErrors.ts';
import type { Texts } from '../../ui/form/formTexts.ts';
import {
  blankSpan,
  type CaptureContext,
  type CaptureLine,
  type CapturePart,
  type Token,
} from '../../widgets/capturePart.ts';
import { captureParts } from '../../widgets/captureParts.ts';
import { createLineReader, withSeparator } from './grammar/lineReader.ts';
import { readTokens } from './grammar/readTokens.ts';

export interface CaptureOptions {
  /** The kind a person chose. */
  kind?: string | null;
  /** What they took away, by `tokenKey`. */
  declined?: readonly string[];
}

export interface Captured {
  part: CapturePart;
  /** What it might be instead, the likeliest first. */
  kinds: readonly string[];
  title: string;
  /** In the order of the line. */
  understood: readonly Token[];
  /** What the form of its kind shows. */
  texts: Texts;
  values: Readonly<Record<string, unknown>>;
  errors: FieldErrors;
}

/** Nobody types more in a line; what was pasted by mistake is not searched for days. */
const longest = 1000;

export function capture(typed: string, context: CaptureContext, choices: CaptureOptions = {}): Captured {
  const { kind = null, declined = [] } = choices;
  const reader = createLineReader(typed);
  const all = typed.length > longest ? [] : readTokens(reader, context);
  const isWanted = (token: Token) => !declined.includes(tokenKey(typed, token));
  const line = { typed, tokens: all.filter(isWanted), rest: reader.rest(), context };
  const lineFor = ({ of }: CapturePart): CaptureLine => ({ ...line, known: context.known[of.entity.name] ?? {} });
  const ranked = captureParts
    .map((part) => ({ part, name: part.of.entity.name, claim: part.claim(lineFor(part)) }))
    .sort((a, b) => b.claim - a.claim);
  const chosen = ranked.find(({ name }) => name === kind) ?? ranked[0];
  if (chosen === undefined) throw new Error('The capture line has no parts.');
  const { part } = chosen;
  const understood = spaced(part.take(lineFor(part)), line.rest).filter(isWanted);
  const title = titleOf(typed, understood);
  const texts = { ...part.blank(context), ...part.texts(title, understood, context) };
  return { part, kinds: ranked.map(({ name }) => name), title, understood, texts, ...part.shape.read(texts) };
}

/** By what it says and the words that say it: it is the same wherever they move to. */
export function tokenKey(typed: string, { is, from, to, ...token }: Token): string {
  const field = 'field' in token ? token.field : '';
  return [
    is,
    field,
    typed
      .slice(from, to)
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/^[ ,;]+|[ ,;]+$/g, ''),
  ].join(' ');
}

/** The words a part has read itself go with the commas beside them, too. */
function spaced(taken: readonly Token[], rest: string): Token[] {
  let masked = taken.reduce(blankSpan, rest);
  return taken
    .toSorted((a, b) => a.from - b.from)
    .map((token) => {
      if (token.is !== 'field') return token;
      const span = withSeparator(masked, token.from, token.to);
      masked = blankSpan(masked, span);
      return { ...token, ...span };
    });
}

function titleOf(typed: string, understood: readonly Token[]): string {
  let from = 0;
  const pieces: string[] = [];
  for (const token of understood) {
    pieces.push(typed.slice(from, token.from));
    from = token.to;
  }
  pieces.push(typed.slice(from));
  return pieces
    .flatMap((piece) => piece.trim() || [])
    .join(' ')
    .replaceAll(/\s+/g, ' ');
}
