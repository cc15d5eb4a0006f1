import type { ExchangeRequest } from '@holdfast/shared/protocol/request';
import { createContext } from '../src/lab/context.ts';
import { createWorld } from '../src/lab/world.ts';
import { answerOn } from '../src/sync/fakes/wayAnswers.ts';
import { transportContract, type Way } from '../src/sync/transport.contract.ts';
import { createSimTransport } from './simTransport.ts';

transportContract('a simulated device', async () => {
  const world = createWorld(0);
  const ways: Way[] = [];
  const requests: ExchangeRequest[] = [];
  const accounts: string[] = [];
  const transport = createSimTransport({
    world,
    context: createContext(world, 'worker'),
    send({ body, account }, wake) {
      const request = JSON.parse(body) as ExchangeRequest;
      requests.push(request);
      accounts.push(account);
      const way = ways.shift() ?? 'reply';
      const answer = answerOn(way, request);
      if (answer !== null) wake(new Response(answer.body, answer));
      else if (way === 'drop') wake(null);
    },
  });
  return {
    transport,
    meet: (way) => void ways.push(way),
    arrived: () => requests,
    accounts: () => accounts,
  };
});
