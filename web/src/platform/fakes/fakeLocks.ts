/**
 * Web Locks as the standard has them: by name, a queue of requests of which the first holds, left by an aborted signal
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

interface LockRequest {
  /** It is the first of its queue. */
  grant(): void;
  fail(error: unknown): void;
}

type Work = (lock: Lock) => unknown;

export function createFakeLocks(): FakeLocks {
  const queues = new Map<string, LockRequest[]>();

  function queueOf(name: string): LockRequest[] {
    const queue = queues.get(name) ?? [];
    queues.set(name, queue);
    return queue;
  }

  function dequeue(name: string, request: LockRequest): void {
    const queue = queueOf(name);
    const place = queue.indexOf(request);
    if (place >= 0) queue.splice(place, 1);
    if (place === 0) queue[0]?.grant();
  }

  function enqueue(name: string, request: LockRequest, steal: boolean): void {
    const queue = queueOf(name);
    if (steal) {
      const [holder] = queue.splice(0, 1, request);
      holder?.fail(new DOMException('taken', 'AbortError'));
    } else queue.push(request);
    if (queue[0] === request) request.grant();
  }

  function openClient(deliver = (happen: () => void) => happen()): LockClient {
    const requests = new Map<LockRequest, string>();

    function request(name: string, { steal = false, signal }: LockOptions, work: Work): Promise<unknown> {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const end = () => {
          requests.delete(own);
          dequeue(name, own);
        };
        const hold = async () => work({ name, mode: 'exclusive' });
        const own: LockRequest = {
          // Never within the request itself.
          grant: () => queueMicrotask(() => deliver(() => void hold().then(resolve, reject).finally(end))),
          fail: (error) => deliver(() => reject(error)),
        };
        requests.set(own, name);
        signal?.addEventListener('abort', () => {
          // Who holds it already is not stopped.
          if (queueOf(name).indexOf(own) < 1) return;
          end();
          reject(signal.reason);
        });
        enqueue(name, own, steal);
      });
    }

    return {
      request: request as LockManager['request'],
      die() {
        for (const [own, name] of requests) dequeue(name, own);
        requests.clear();
      },
    };
  }

  return { ...openClient(), openClient };
}
