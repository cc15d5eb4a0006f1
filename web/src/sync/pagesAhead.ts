/** While a page is written the next one is under way: a first sync takes as long as the slower of the two. */
import type { ExchangeReply } from '@holdfast/shared/protocol/exchange';
import { linkAbort } from './linkAbort.ts';
import type { Parcel } from './ports.ts';
import { sendParcel, type Trip, type TripPorts } from './trip.ts';

export interface PagesAhead {
  /** Asks for the page after this reply, unless there is something to send first. */
  askAfter(parcel: Parcel, reply: ExchangeReply): void;
  /** What was asked for; null when nothing was. */
  next(): Promise<Trip> | null;
  /** What was asked for is nobody's any more. Ends when it has ended: runs never overlap [EN1]. */
  drop(): Promise<void>;
}

export function createPagesAhead(ports: TripPorts): PagesAhead {
  const link = linkAbort(ports.signal);
  let ahead: Promise<Trip> | null = null;
  return {
    askAfter(parcel, { more, reset, cursor }) {
      if (!more || parcel.changes.length > 0 || cursor === parcel.cursor) return;
      ahead = sendParcel({ ...ports, signal: link.signal }, { ...parcel, cursor, isHeld: parcel.isHeld || reset });
    },
    next() {
      const asked = ahead;
      ahead = null;
      return asked;
    },
    async drop() {
      link.abort();
      link.release();
      await ahead;
    },
  };
}
