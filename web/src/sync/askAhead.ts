/** While a page is written the next one is under way: a first sync takes as long as the slower of the two. */
import type { ExchangeReply } from '@holdfast/shared/protocol/exchange';
import type { Parcel } from './ports.ts';
import { sendParcel, type Trip, type TripPorts } from './trip.ts';

/** The page after this reply; null when there is none, or something to send first. */
export function askAhead(
  ports: TripPorts,
  parcel: Parcel,
  { more, reset, cursor }: ExchangeReply,
): Promise<Trip> | null {
  if (!more || parcel.changes.length > 0) return null;
  return sendParcel(ports, { ...parcel, cursor, isHeld: parcel.isHeld || reset });
}
