/**
 * A server for the devices of the lab, in this very page: what the agreement in shared/ says a server does, and no more.
 * So a scenario has the same verdict on a phone in flight mode; that the real server answers alike is shown by running
 * every scenario against both (sim/scenarios.test.ts, sim/scenarios.long.test.ts).
 */
import { pullAllBack } from '@holdfast/shared/clock/pullAllBack';
import { findEntity, type Registry, refuseValue } from '@holdfast/shared/entities/defineEntity';
import { isDeletedRecord } from '@holdfast/shared/merge/isDeleted';
import { type Fields, mergeFields } from '@holdfast/shared/merge/mergeFields';
import type { Change, ExchangeReply, Verdict } from '@holdfast/shared/protocol/exchange';
import { protocolHeader } from '@holdfast/shared/protocol/limits';
import type { ProblemCode } from '@holdfast/shared/protocol/problemCode';
import type { ExchangeRequest } from '@holdfast/shared/protocol/request';
import { keyOf } from '../data/recordName.ts';
import type { LabServer, LabSession } from './labServer.ts';

interface StoredRecord {
  entity: string;
  id: string;
  fields: Fields;
  version: number;
  /** When the server heard of it; of a deleted record only. */
  deletedAt: number | null;
}

interface Store {
  records: Map<string, StoredRecord>;
  /** By version: which record it was given to. Most of a workspace is not asked for again. */
  keys: Map<number, string>;
  /** Records that are deleted. */
  deleted: Set<string>;
  version: number;
  /** Deletions up to this version may be forgotten. */
  horizon: number;
}

/** Where a device stands; as text it is opaque to it. */
interface Cursor {
  epoch: number;
  version: number;
  isSnapshot: boolean;
}

const retentionMs = 90 * 24 * 3600_000;

export function createPageServer(
  firstRegistry: Registry,
  now: () => number,
  newId: () => string,
): LabServer<LabSession> {
  const people = new Map<string, LabSession>();
  const ended = new Set<LabSession>();
  let registry = firstRegistry;
  let store: Store = { records: new Map(), keys: new Map(), deleted: new Set(), version: 0, horizon: 0 };
  let copy: Store | null = null;
  let epoch = 1;
  let isDoomed = false;

  const copyOf = ({ records, keys, deleted, ...rest }: Store): Store => ({
    ...rest,
    records: new Map(records),
    keys: new Map(keys),
    deleted: new Set(deleted),
  });

  function put(record: StoredRecord): void {
    const key = keyOf(record);
    take(key);
    store.records.set(key, record);
    store.keys.set(record.version, key);
    if (record.deletedAt !== null) store.deleted.add(key);
  }

  function take(key: string): void {
    store.keys.delete(store.records.get(key)?.version ?? 0);
    store.records.delete(key);
    store.deleted.delete(key);
  }

  /** In the order of their versions, at most `limit`. */
  function recordsAfter(version: number, limit: number, isWanted: (record: StoredRecord) => boolean): StoredRecord[] {
    const found: StoredRecord[] = [];
    for (let at = version + 1; at <= store.version && found.length < limit; at += 1) {
      const record = store.records.get(store.keys.get(at) ?? '');
      if (record !== undefined && isWanted(record)) found.push(record);
    }
    return found;
  }

  function refuse({ entity: name, id, fields }: Change): Verdict | null {
    const entity = findEntity(registry, name);
    const rejected = { entity: name, id, verdict: 'rejected' } as const;
    if (entity === undefined) return { ...rejected, code: 'unknown_entity', message: `this server knows no "${name}"` };
    for (const [field, [value]] of Object.entries(fields)) {
      const why = refuseValue(entity, field, value);
      if (why !== null) return { ...rejected, code: 'invalid_field', message: `${field}: ${why}` };
    }
    return null;
  }

  /** Stores it. `own`: the versions this exchange gave, each with the one before. */
  function push(change: Change, own: Map<number, number>): Verdict {
    const refusal = refuse(change);
    if (refusal !== null) return refusal;
    const { entity, id } = change;
    const before = store.records.get(keyOf(change));
    const { fields, taken } = mergeFields(before?.fields ?? {}, pullAllBack(change.fields, now()));
    if (taken.length > 0) {
      store.version += 1;
      own.set(store.version, own.get(before?.version ?? -1) ?? before?.version ?? 0);
      const deletedAt = isDeletedRecord(fields) ? now() : null;
      put({ entity, id, fields, version: store.version, deletedAt });
    }
    const names = Object.keys(change.fields);
    const isStored = (name: string) => fields[name]?.[1] === change.fields[name]?.[1];
    const differing = names.filter((name) => !isStored(name)).map((name) => [name, fields[name]] as const);
    const verdict = taken.length > 0 ? 'applied' : differing.length > 0 ? 'superseded' : 'unchanged';
    return { entity, id, verdict, ...(differing.length > 0 && { fields: Object.fromEntries(differing) as Fields }) };
  }

  function forget(): void {
    for (const key of [...store.deleted]) {
      const { deletedAt = null, version = 0 } = store.records.get(key) ?? {};
      if (deletedAt === null || now() - deletedAt < retentionMs) continue;
      take(key);
      store.horizon = Math.max(store.horizon, version);
    }
  }

  function pull({ cursor, limit }: ExchangeRequest, own: ReadonlyMap<number, number>) {
    const known = readCursor(cursor);
    const isExpired = known !== null && known.epoch === epoch && !known.isSnapshot && known.version < store.horizon;
    const isGood = known !== null && known.epoch === epoch && known.version <= store.version && !isExpired;
    const reset = cursor !== null && !isGood;
    const from = isGood ? known.version : 0;
    const isSnapshot = reset || (isGood && known.isSnapshot);
    const isNew = ({ version }: StoredRecord) => {
      const before = own.get(version);
      return isSnapshot || before === undefined || before > from;
    };
    const fresh = recordsAfter(from, limit + 1, isNew);
    const page = fresh.slice(0, limit);
    const more = fresh.length > page.length;
    const at = more ? (page.at(-1)?.version ?? from) : store.version;
    return {
      changes: page.map(({ entity, id, fields }) => ({ entity, id, fields }) as Change),
      cursor: JSON.stringify({ epoch, version: at, isSnapshot: isSnapshot && more } satisfies Cursor),
      more,
      reset,
      ...(isExpired && { expired: true }),
    };
  }

  return {
    async exchange(session, body, account) {
      if (session === null || ended.has(session) || session.userId !== account) return problem('unauthenticated', 401);
      const request = JSON.parse(body) as ExchangeRequest;
      const own = new Map<number, number>();
      forget();
      const verdicts = request.changes.map((change) => push(change, own));
      if (isDoomed && own.size > 0) {
        isDoomed = false;
        return null;
      }
      return answer(200, { serverTime: now(), ...pull(request, own), verdicts } satisfies ExchangeReply);
    },
    async signUp(email) {
      const session = { userId: newId(), email, workspace: newId() };
      people.set(email, session);
      return session;
    },
    async signIn(email) {
      const known = people.get(email);
      if (known === undefined) throw new Error(`nobody here is ${email}`);
      const session = { ...known };
      people.set(email, session);
      return session;
    },
    async signOut(session) {
      ended.add(session);
    },
    killAfterNextCommit() {
      isDoomed = true;
    },
    async restart(next) {
      registry = next;
    },
    async copyDatabase() {
      copy = copyOf(store);
    },
    async restoreDatabase() {
      if (copy === null) return false;
      store = copyOf(copy);
      epoch += 1;
      return true;
    },
    records: async () => [...store.records.values()].map(({ entity, id, fields }) => ({ entity, id, fields })),
  };
}

function readCursor(text: string | null): Cursor | null {
  try {
    return JSON.parse(text ?? 'null') as Cursor | null;
  } catch {
    return null;
  }
}

function answer(status: number, body: object): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { [protocolHeader]: '1', 'content-type': 'application/json' },
  });
}

const problem = (code: ProblemCode, status: number) => answer(status, { code, title: code, status });
