/** A reply as it goes over the wire. Records came from the database as text, and stay text. */
import type { ExchangeReply, Verdict } from '@holdfast/shared/protocol/exchange';
import { writeCursor } from '../database/cursor.ts';
import type { Page } from './planPage.ts';

export interface Reply {
  /** Milliseconds since 1970. */
  serverTime: number;
  page: Page;
  verdicts: Verdict[];
}

/** JSON of an ExchangeReply. */
export function writeReply({ serverTime, page, verdicts }: Reply): string {
  const { more, reset, expired, changes } = page;
  const cursor = writeCursor(page.cursor);
  const head: Omit<ExchangeReply, 'changes' | 'verdicts'> = {
    serverTime,
    cursor,
    more,
    reset,
    ...(expired && { expired }),
  };
  return `${JSON.stringify(head).slice(0, -1)},"changes":[${changes}],"verdicts":${JSON.stringify(verdicts)}}`;
}
