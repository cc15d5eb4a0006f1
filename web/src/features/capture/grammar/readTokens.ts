/** What everybody understands alike of a line, whatever it will become. What says itself most plainly is read first. */
import { addDays } from '@holdfast/shared/values/civilDate';
import type { CaptureContext, Token } from '../../../widgets/capturePart.ts';
import type { LineReader } from './lineReader.ts';
import { readPrices, readQuantities, readSums } from './readAmounts.ts';
import { readBareTimes } from './readBareTimes.ts';
import { readDays } from './readDays.ts';
import { readAddresses, readMarks } from './readMarks.ts';
import { readRepeat } from './readRepeat.ts';
import { readTimes } from './readTimes.ts';

export function readTokens(line: LineReader, context: CaptureContext): readonly Token[] {
  readAddresses(line);
  readMarks(line);
  readQuantities(line, context);
  readPrices(line, context);
  readRepeat(line, context);
  readTimes(line, context);
  readDays(line, context);
  readBareTimes(line);
  readSums(line, context);
  return line.tokens().map((token, _, all) => withDay(token, all, context));
}

/** A time without a day is the next such time. */
function withDay(token: Token, all: readonly Token[], { now, today }: CaptureContext): Token {
  if ((token.is !== 'time' && token.is !== 'times') || token.day !== null) return token;
  if (all.some(({ is }) => is === 'day' || is === 'days' || is === 'repeat')) return token;
  const begins = token.is === 'time' ? token.time : token.start;
  const here = now.slice(0, 10);
  return { ...token, day: today < here || begins > now.slice(11) ? here : addDays(today, 1) };
}
