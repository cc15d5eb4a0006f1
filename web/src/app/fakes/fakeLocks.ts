/** One named Web Lock as the standard has it: a line of waiting requests, aborted by signal, broken by `steal`. */

type Work = (lock: Lock | null) => unknown;

interface Held {
  break(error: DOMException): void;
}

export type FakeLocks = Pick<LockManager, 'request'>;

export function createFakeLocks(): FakeLocks {
  let held: Held | null = null;
  const waiting: (() => void)[] = [];

  function hold(work: Work): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const mine: Held = { break: reject };
      held = mine;
      const release = () => {
        if (held !== mine) return;
        held = null;
        waiting.shift()?.();
      };
      Promise.resolve(work({ name: 'lead', mode: 'exclusive' }))
        .then(resolve, reject)
        .finally(release);
    });
  }

  function wait(work: Work, signal: AbortSignal | undefined): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const begin = () => resolve(hold(work));
      waiting.push(begin);
      signal?.addEventListener('abort', () => {
        const place = waiting.indexOf(begin);
        if (place >= 0) waiting.splice(place, 1);
        reject(signal.reason);
      });
    });
  }

  return {
    request: (async (_: string, { steal, signal }: LockOptions, work: Work) => {
      if (steal) {
        held?.break(new DOMException('taken', 'AbortError'));
        return hold(work);
      }
      return held === null ? hold(work) : wait(work, signal);
    }) as LockManager['request'],
  };
}
