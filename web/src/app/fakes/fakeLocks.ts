/**
 * Web Locks as the standard has them: by name, a line of requests of which the first holds, left by an aborted signal
 * and broken by `steal`. Of one browser: each context has a client, and what it held or waited for ends with it.
 */
export type Locks = Pick<LockManager, 'request'>;

export interface LockClient extends Locks {
  /** The context is gone: it is told nothing more. */
  die(): void;
}

export interface FakeLocks extends Locks {
  /** `deliver` runs what the context is told: now, once it is no longer frozen, or never. */
  openClient(deliver?: (happen: () => void) => void): LockClient;
}

interface Claim {
  /** It is the first of its line. */
  start(): void;
  fail(error: unknown): void;
}

type Work = (lock: Lock) => unknown;

export function createFakeLocks(): FakeLocks {
  const lines = new Map<string, Claim[]>();

  function lineOf(name: string): Claim[] {
    const line = lines.get(name) ?? [];
    lines.set(name, line);
    return line;
  }

  function leave(name: string, claim: Claim): void {
    const line = lineOf(name);
    const place = line.indexOf(claim);
    if (place >= 0) line.splice(place, 1);
    if (place === 0) line[0]?.start();
  }

  function stand(name: string, claim: Claim, steal: boolean): void {
    const line = lineOf(name);
    if (steal) {
      const [holder] = line.splice(0, 1, claim);
      holder?.fail(new DOMException('taken', 'AbortError'));
    } else line.push(claim);
    if (line[0] === claim) claim.start();
  }

  function openClient(deliver = (happen: () => void) => happen()): LockClient {
    const claims = new Map<Claim, string>();

    function request(name: string, { steal = false, signal }: LockOptions, work: Work): Promise<unknown> {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const end = () => {
          claims.delete(claim);
          leave(name, claim);
        };
        const hold = async () => work({ name, mode: 'exclusive' });
        const claim: Claim = {
          // Never within the request itself.
          start: () => queueMicrotask(() => deliver(() => void hold().then(resolve, reject).finally(end))),
          fail: (error) => deliver(() => reject(error)),
        };
        claims.set(claim, name);
        signal?.addEventListener('abort', () => {
          // Who holds it already is not stopped.
          if (lineOf(name).indexOf(claim) < 1) return;
          end();
          reject(signal.reason);
        });
        stand(name, claim, steal);
      });
    }

    return {
      request: request as LockManager['request'],
      die() {
        for (const [claim, name] of claims) leave(name, claim);
        claims.clear();
      },
    };
  }

  return { ...openClient(), openClient };
}
