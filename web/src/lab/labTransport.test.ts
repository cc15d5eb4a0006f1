import { createInterpreter } from '@holdfast/shared/lab/createInterpreter';
import { type FaultRule, textToRules } from '@holdfast/shared/lab/faultRule';
import { accountHeader } from '@holdfast/shared/protocol/limits';
import type { ExchangeRequest } from '@holdfast/shared/protocol/request';
import { describe, expect, it } from 'vitest';
import { createVirtualTime } from '../sync/fakes/virtualTime.ts';
import { answerOn } from '../sync/fakes/wayAnswers.ts';
import { transportContract, type Way } from '../sync/transport.contract.ts';
import { createLabAsk, type LabExchange } from './labAsk.ts';
import { createLabTransport } from './labTransport.ts';

function setUp(rules: readonly FaultRule[]) {
  const time = createVirtualTime();
  const { now } = time.clock;
  const arrived: { request: ExchangeRequest; account: unknown; at: number }[] = [];
  const exchanges: LabExchange[] = [];
  const begun = now();
  const ask = createLabAsk({
    interpreter: createInterpreter({ rules, since: begun, now }),
    timers: time.timers,
    now,
    onExchange: (exchange) => void exchanges.push(exchange),
    async ask(_, { body, headers, signal }) {
      signal?.throwIfAborted();
      const request = JSON.parse(body as string) as ExchangeRequest;
      arrived.push({ request, account: new Headers(headers).get(accountHeader), at: now() - begun });
      const answer = answerOn('reply', request);
      return new Response(answer?.body, answer ?? {});
    },
  });
  return { time, arrived, exchanges, transport: createLabTransport(ask) };
}

/** What a rule must do that whoever sends meets this. */
const ruleOf: Readonly<Record<Exclude<Way, 'reply'>, string>> = {
  busy: 'server_error retryAfterSeconds=7',
  bad_gateway: 'server_error',
  portal: 'portal',
  truncated: 'truncated',
  drop: 'drop',
  lie_fi: 'lie_fi commit=after',
};

transportContract('a device in the network lab', async () => {
  const rules: FaultRule[] = [];
  let bench = setUp(rules);
  return {
    transport: { exchange: (...given) => bench.transport.exchange(...given) },
    meet(way) {
      const read = textToRules(way === 'reply' ? '' : ruleOf[way]);
      bench = setUp(read.kind === 'rules' ? read.rules : []);
    },
    arrived: () => bench.arrived.map(({ request }) => request),
    accounts: () => bench.arrived.map(({ account }) => account),
  };
});

const id = '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
const request: ExchangeRequest = {
  protocol: 1,
  workspace: id,
  device: id,
  cursor: null,
  changes: [{ entity: 'todo', id, fields: { title: ['Tea', '000000000001-0000-00000000000000aa'] } }],
  limit: 10,
};

async function sendOnce(rules: readonly FaultRule[], passMs = 0) {
  const bench = setUp(rules);
  const sending = bench.transport.exchange(request, new AbortController().signal, 'u');
  await bench.time.advance(passMs);
  const outcome = await Promise.race([sending, bench.time.settle().then(() => 'still waiting' as const)]);
  return { ...bench, outcome };
}

describe('rules of the lab on the wire', () => {
  it('without a rule an exchange goes its way, and is told as it was', async () => {
    const { outcome, exchanges } = await sendOnce([]);
    expect(outcome).toMatchObject({ kind: 'reply' });
    expect(exchanges).toMatchObject([
      { path: '/api/sync', faults: [], sent: 1, received: 0, status: 200, isCommitted: true },
    ]);
  });

  it('a reply that is lost was committed, and the timeline knows', async () => {
    const { outcome, arrived, exchanges } = await sendOnce([{ fault: 'reply_lost' }]);
    expect(outcome).toEqual({ kind: 'unreachable', retryAfterMs: null });
    expect(arrived).toHaveLength(1);
    expect(exchanges).toMatchObject([{ faults: ['reply_lost'], status: null, isCommitted: true }]);
  });

  it('a request that is dropped was not', async () => {
    const { arrived, exchanges } = await sendOnce([{ fault: 'drop' }]);
    expect(arrived).toHaveLength(0);
    expect(exchanges).toMatchObject([{ status: null, isCommitted: false }]);
  });

  it('no network is told as that', async () => {
    expect((await sendOnce([{ fault: 'offline' }])).outcome).toEqual({ kind: 'offline' });
  });

  it('a duplicate arrives twice, the second time later, and is answered once', async () => {
    const { outcome, arrived } = await sendOnce([{ fault: 'duplicate', delayMs: 700 }], 1000);
    expect(arrived.map(({ at }) => at)).toEqual([0, 700]);
    expect(outcome).toMatchObject({ kind: 'reply' });
  });

  it('a late request arrives though nobody waits for it any more', async () => {
    const { time, arrived, transport } = setUp([{ fault: 'reorder', delayMs: 40_000 }]);
    const giveUp = new AbortController();
    const sending = transport.exchange(request, giveUp.signal, 'u');
    await time.advance(30_000);
    giveUp.abort();
    expect(await sending).toEqual({ kind: 'unreachable', retryAfterMs: null });
    await time.advance(10_000);
    expect(arrived.map(({ at }) => at)).toEqual([40_000]);
  });

  it('a slow link takes as long as its bytes, there and back', async () => {
    const bytes = JSON.stringify(request).length;
    const rules: FaultRule[] = [{ fault: 'slow', bytesPerSecond: 1000 }];
    expect((await sendOnce(rules, bytes)).arrived.map(({ at }) => at)).toEqual([bytes]);
    expect((await sendOnce(rules, bytes + 10)).outcome).toBe('still waiting');
    expect((await sendOnce(rules, bytes + 2000)).outcome).toMatchObject({ kind: 'reply' });
  });
});
