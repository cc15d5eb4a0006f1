/** What every Transport says of what came back, whoever answers. */
import type { ExchangeRequest } from '@holdfast/shared/protocol/request';
import { describe, expect, it } from 'vitest';
import type { Transport } from './ports.ts';

/** What a try meets on its way. */
export type Way =
  /** The server answers: each change was applied. */
  | 'reply'
  /** The server is busy, and says for seven seconds. */
  | 'busy'
  /** A proxy stands before a server that is down. */
  | 'bad_gateway'
  | 'portal'
  /** The server's answer breaks off. */
  | 'truncated'
  /** No connection. */
  | 'drop'
  /** No answer ever comes. */
  | 'lie_fi';

export interface TransportBench {
  transport: Transport;
  /** Of the next try. */
  meet(way: Way): void;
  /** The requests that reached whoever answers. */
  arrived(): ExchangeRequest[];
  /** For whose account each of them said it was made. */
  accounts(): unknown[];
}

const id = (n: number) => `0197a1b2-c3d4-7e5f-8a9b-${n.toString(16).padStart(12, '0')}`;
const stamp = '000000000001-0000-00000000000000aa';
const unreachable = { kind: 'unreachable', retryAfterMs: null };

function requestOf(count: number): ExchangeRequest {
  const changes = Array.from({ length: count }, (_, n) => ({
    entity: 'todo',
    id: id(n),
    fields: { title: [`title ${n}`, stamp] as const },
  }));
  return { protocol: 1, workspace: id(0xa), device: id(0xb), cursor: null, changes, limit: 1000 };
}

export function transportContract(name: string, make: () => Promise<TransportBench>): void {
  async function send(way: Way, signal = new AbortController().signal) {
    const { transport, meet } = await make();
    meet(way);
    return transport.exchange(requestOf(2), signal, 'u');
  }

  describe(`${name} as a transport`, () => {
    // The larger one is compressed, where anything is.
    it.each([0, 2, 300])(
      'a request of %i changes arrives whole, and its reply answers them in order',
      async (count) => {
        const { transport, meet, arrived, accounts } = await make();
        meet('reply');
        const request = requestOf(count);
        const outcome = await transport.exchange(request, new AbortController().signal, 'u');
        expect(arrived()).toEqual([request]);
        expect(accounts(), '[AU1]').toEqual(['u']);
        const verdicts = request.changes.map((change) => ({ entity: 'todo', id: change.id, verdict: 'applied' }));
        expect(outcome).toMatchObject({ kind: 'reply', reply: { verdicts } });
      },
    );

    it('[OB4] what the server refuses is told by its code, and for how long', async () => {
      expect(await send('busy')).toEqual({ kind: 'problem', code: 'unavailable', retryAfterMs: 7000 });
    });

    it('[OB4] a page in the server’s place is no answer', async () => {
      expect(await send('portal')).toEqual({ kind: 'portal' });
    });

    it('[OB4] an error of a proxy is no answer, and is told by its status', async () => {
      expect(await send('bad_gateway')).toEqual({ ...unreachable, status: 502 });
    });

    it.each(['truncated', 'drop'] as const)('[OB4] [EN6] %s is no answer, and nothing is thrown', async (way) => {
      expect(await send(way)).toEqual(unreachable);
    });

    it('[EN6] a try that is given up ends at once', async () => {
      const { transport, meet, arrived } = await make();
      meet('lie_fi');
      const giveUp = new AbortController();
      const trying = transport.exchange(requestOf(1), giveUp.signal, 'u');
      while (arrived().length === 0) await new Promise<void>((resolve) => setImmediate(resolve));
      giveUp.abort();
      expect(await trying).toEqual(unreachable);
    });

    it('[EN6] one that was given up before it began ends as well', async () => {
      expect(await send('reply', AbortSignal.abort())).toEqual(unreachable);
    });

    it('after a try that failed the next one is answered', async () => {
      const { transport, meet } = await make();
      const { signal } = new AbortController();
      meet('drop');
      await transport.exchange(requestOf(1), signal, 'u');
      meet('reply');
      expect(await transport.exchange(requestOf(1), signal, 'u')).toMatchObject({ kind: 'reply' });
    });
  });
}
