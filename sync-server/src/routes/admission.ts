/**
 * Admission control: how much work this process takes on at once, and how much of it for one account [FA1]. What comes
 * beyond either is told to try again later. A request counts once it is known whose it is, a byte once it has arrived.
 */

export interface Load {
  requests: number;
  bytes: number;
}

/** Which limit is reached: the one of the process, or this account's share of it. */
export type Overload = 'process' | 'account';

/** What one request holds until it is released. */
export interface Permit {
  /** Counts bytes that have arrived. Not null: they are too many, and must not be kept. */
  countReceived(bytes: number): Overload | null;
  /** Counts an answer that waits to be read, on the account alone: a slow reader takes nothing from others. */
  countAnswer(bytes: number): void;
  /** Gives everything back; once is enough. */
  release(): void;
}

export interface Admission {
  /** A string when a limit is reached. */
  admit(account: string): Permit | Overload;
  /** Of all requests that are under way. */
  load(): Load;
}

export function createAdmission(limits: Record<Overload, Load>): Admission {
  const total: Load = { requests: 0, bytes: 0 };
  const accounts = new Map<string, Load>();
  const fits = (held: Load, limit: Load, bytes: number) => held.bytes + bytes <= limit.bytes;
  const isOpen = (held: Load, limit: Load) => held.requests < limit.requests && held.bytes < limit.bytes;

  return {
    admit(account) {
      const share = accounts.get(account) ?? { requests: 0, bytes: 0 };
      if (!isOpen(share, limits.account)) return 'account';
      if (!isOpen(total, limits.process)) return 'process';
      accounts.set(account, share);
      for (const held of [share, total]) held.requests += 1;
      return createPermit(share, () => {
        if (share.requests === 0) accounts.delete(account);
      });
    },
    load: () => ({ ...total }),
  };

  function createPermit(share: Load, onReleased: () => void): Permit {
    let received = 0;
    let answered = 0;
    let isHeld = true;
    return {
      countReceived(bytes) {
        if (!fits(share, limits.account, bytes)) return 'account';
        if (!fits(total, limits.process, bytes)) return 'process';
        for (const held of [share, total]) held.bytes += bytes;
        received += bytes;
        return null;
      },
      countAnswer(bytes) {
        share.bytes += bytes;
        answered += bytes;
      },
      release() {
        if (!isHeld) return;
        isHeld = false;
        for (const held of [share, total]) held.requests -= 1;
        total.bytes -= received;
        share.bytes -= received + answered;
        onReleased();
      },
    };
  }
}
