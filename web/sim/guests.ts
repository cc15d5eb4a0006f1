/**
 * People who use somebody else's device for a while, with accounts of their own. What they write is theirs wherever it
 * lies, and what anybody else writes never comes to them or goes under their session [AU1].
 */
import type { ExchangeReply } from '@holdfast/shared/protocol/exchange';
import type { ExchangeRequest } from '@holdfast/shared/protocol/request';
import type { Account } from '../src/data/meta.ts';
import { Broken } from '../src/lab/broken.ts';
import type { Session } from './signUp.ts';
import type { SimStorage } from './simStorage.ts';
import { readStorage } from './storage.ts';

export interface Guests {
  welcome(guest: Session): void;
  isGuest(session: Session | null): boolean;
  onMade(guest: Session, id: string): void;
  /** Nothing of it waits for them here any more: they have left. */
  onLeft(guest: Session): void;
  /** The server took a request under the session. */
  checkServed(session: Session, request: ExchangeRequest, reply: ExchangeReply): void;
  /** Each database holds what is its person's, and all of what a guest who is still there made. */
  checkDatabases(storage: SimStorage): Promise<void>;
}

export function createGuests(): Guests {
  const made = new Map<string, Set<string>>();
  const left = new Set<string>();
  const madeByGuests = (id: string) => [...made.values()].some((ids) => ids.has(id));

  /** Of a guest what they made; of anybody else what no guest did. */
  function isOf(userId: string | undefined, id: string): boolean {
    const own = made.get(userId ?? '');
    return own === undefined ? !madeByGuests(id) : own.has(id);
  }

  return {
    welcome: ({ userId }) => void made.set(userId, new Set()),
    isGuest: (session) => session !== null && made.has(session.userId),
    onMade: ({ userId }, id) => void made.get(userId)?.add(id),
    onLeft: ({ userId }) => void left.add(userId),
    checkServed({ userId, email, workspace }, request, reply) {
      if (made.has(userId) && request.workspace !== workspace)
        throw new Broken('AU1', `what is another's was taken under the session of ${email}`);
      for (const { id } of [...request.changes, ...reply.changes]) {
        if (!isOf(userId, id)) throw new Broken('AU1', `${id} went to or came from ${email}, whose it is not`);
      }
    },
    async checkDatabases({ factory }) {
      for (const { name = '' } of await factory.databases()) {
        const { tables, meta } = await readStorage(factory, name);
        const { userId, email } = (meta.get('account') ?? {}) as Partial<Account>;
        const here = new Set([...tables.values()].flatMap((rows) => rows.map(({ id }) => id)));
        const stranger = [...here].find((id) => !isOf(userId, id));
        if (stranger !== undefined) throw new Broken('AU1', `${stranger} lies in the database of ${email}`);
        if (userId === undefined || left.has(userId)) continue;
        const lost = [...(made.get(userId) ?? [])].find((id) => !here.has(id));
        if (lost !== undefined) throw new Broken('AU1', `${lost} of ${email} is lost`);
      }
    },
  };
}
