/** While a page is written the next one is under way: a first sync takes as long as the slower of the two. */
import type { ExchangeReply } from '@holdfast/shared/protocol/exchange';
import type { Batch } from './ports.ts';
import { sendBatch, type Trip, type TripPorts } from './trip.ts';

/** The page after this reply; null when there is none, or something to send first. */
export function askAhead(ports: TripPorts, batch: Batch, { more, reset, cursor }: ExchangeReply): Promise<Trip> | null {
  if (!more || batch.changes.length > 0) return null;
  return sendBatch(ports, { ...batch, cursor, isHeld: batch.isHeld || reset });
}
