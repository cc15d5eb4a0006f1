/**
 * How much work may be in the house, and how much of it one account may bring [FA1]. What comes beyond either is told
 * to come back. Nothing is taken on trust: a request counts once it is known whose it is, a byte once it has arrived.
 */

export interface Room {
  requests: number;
  bytes: number;
}

/** Whose room is used up: everybody's, or this account's share of it. */
export type Crowded = 'house' | 'account';

export interface Visit {
  /** Counts bytes that have arrived. Not null: they do not fit, and must not be kept. */
  takeIn(bytes: number): Crowded | null;
  /** Counts an answer that waits to be taken, on the account alone: a slow reader is no burden of others. */
  giveOut(bytes: number): void;
  /** Gives everything back; once is enough. */
  leave(): void;
}

export interface Admission {
  /** A string when there is no room. */
  enter(account: string): Visit | Crowded;
  /** What is inside now. */
  inside(): Room;
}

export function createAdmission(limits: Record<Crowded, Room>): Admission {
  const house: Room = { requests: 0, bytes: 0 };
  const accounts = new Map<string, Room>();
  const fits = (held: Room, limit: Room, bytes: number) => held.bytes + bytes <= limit.bytes;
  const isOpen = (held: Room, limit: Room) => held.requests < limit.requests && held.bytes < limit.bytes;

  return {
    enter(account) {
      const share = accounts.get(account) ?? { requests: 0, bytes: 0 };
      if (!isOpen(share, limits.account)) return 'account';
      if (!isOpen(house, limits.house)) return 'house';
      accounts.set(account, share);
      for (const held of [share, house]) held.requests += 1;
      return createVisit(share, () => {
        if (share.requests === 0) accounts.delete(account);
      });
    },
    inside: () => ({ ...house }),
  };

  function createVisit(share: Room, onLeft: () => void): Visit {
    let taken = 0;
    let given = 0;
    let isInside = true;
    return {
      takeIn(bytes) {
        if (!fits(share, limits.account, bytes)) return 'account';
        if (!fits(house, limits.house, bytes)) return 'house';
        for (const held of [share, house]) held.bytes += bytes;
        taken += bytes;
        return null;
      },
      giveOut(bytes) {
        share.bytes += bytes;
        given += bytes;
      },
      leave() {
        if (!isInside) return;
        isInside = false;
        for (const held of [share, house]) held.requests -= 1;
        house.bytes -= taken;
        share.bytes -= taken + given;
        onLeft();
      },
    };
  }
}
