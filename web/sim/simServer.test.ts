import { randomUUID } from 'node:crypto';
import type { ExchangeReply } from '@holdfast/shared/protocol/exchange';
import { historyContract } from '@holdfast/sync-server/src/database/history.contract.ts';
import { bodyOf, titled } from '@holdfast/sync-server/test/account.ts';
import { releases } from './releases.ts';
import { createSimServer } from './simServer.ts';

historyContract('the simulated server’s database', async () => {
  const server = await createSimServer(releases.newer, Date.now);
  const email = 'somebody@example.org';
  const session = await server.signUp(email);
  const person = { ...session, email, device: randomUUID() };

  async function sync(changes: unknown[], cursor: string | null = null): Promise<ExchangeReply> {
    const answer = await server.exchange(session, JSON.stringify(bodyOf(person, changes, cursor)));
    return (await answer?.json()) as ExchangeReply;
  }

  return {
    write: async () => (await sync([titled('more')])).cursor,
    holds: async (cursor) => !(await sync([], cursor)).reset,
    async restart() {
      await server.copyDatabase();
      await server.restoreDatabase();
    },
    copy: server.copyDatabase,
    putBack: async () => void (await server.restoreDatabase()),
    close: server.close,
  };
});
