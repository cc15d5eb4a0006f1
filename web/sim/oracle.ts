/**
 * What must hold, checked against what really lies in every IndexedDB and in the server's tables. It watches the
 * messages and remembers what was made and what was acknowledged; it knows nothing of how any of it works.
 */
import { maxAheadMs, parseStamp } from '@holdfast/shared/clock/stamp';
import { type ExchangeReply, exchangeReply } from '@holdfast/shared/protocol/exchange';
import type { ExchangeRequest } from '@holdfast/shared/protocol/request';
import { Broken } from '../src/lab/broken.ts';
import { type Account, type Became, checkUnsent, settleMade, sumAccounts } from './account.ts';
import { checkLists, checkRollups, checkServer, checkSettled, checkWords, readServer } from './agreement.ts';
import { checkDiary, type Fates } from './diary.ts';
import { digest } from './digest.ts';
import { createGuests, type Guests } from './guests.ts';
import type { Served } from './network.ts';
import { createOwed } from './owed.ts';
import { checkRepeats } from './repeatScenes.ts';
import type { SimDevice } from './simDevice.ts';
import type { SimServer } from './simServer.ts';
import { fieldKey, pairsOf, readStorage, recordKey } from './storage.ts';
import type { Commit } from './watchedStore.ts';

/** Of a minute: more of the same than a backing-off device sends, however often it is told to try again, is a storm. */
const stormMs = 60_000;
const patience = 8;

interface Made {
  /** Field key to the stamp this device gave it last, or what the server pulled that back to [HLC3]. */
  stamps: Map<string, string>;
  last: string;
}

export interface Oracle {
  guests: Guests;
  onServed(served: Served): Promise<ServedFacts>;
  onCommit(device: SimDevice, commit: Commit): Promise<CommitFacts>;
  /** A device asks the server for something, and why it may: somebody or something wanted a run. */
  onSend(device: SimDevice, body: string, atMs: number): void;
  onTrigger(device: SimDevice, atMs: number): void;
  /** Whether the field still has the stamp that was given, or what the server pulled it back to [HLC3]. */
  isStill(key: string, given: string, stored: string | undefined): boolean;
  /** A write was confirmed to the person. */
  onMade(device: SimDevice, entity: string, id: string, stamps: Readonly<Record<string, string>>): void;
  /** Nothing on this device is lost, whatever happened to it. */
  checkDevice(device: SimDevice): Promise<void>;
  /** The device's storage is gone, and with it what only it had. */
  forget(device: SimDevice): void;
  /** A copy of everything was lost: what nobody holds any more is not asked for. Answers how much that is. */
  recount(devices: readonly SimDevice[]): Promise<number>;
  /** Everybody agrees, and nothing that was acknowledged is missing. */
  checkAgreement(devices: readonly SimDevice[]): Promise<void>;
  /** What became of all that was made and is not lost with its storage. */
  account: Account;
}

export interface ServedFacts {
  words: string;
  isExpired: boolean;
  isUnknownEntity: boolean;
  /** The workspace has changed, and its other devices are to hear of it. */
  moved: boolean;
  device: string | null;
}

export interface CommitFacts extends Fates {
  /** The device took something its release does not know. */
  isBeyondRelease: boolean;
}

export function createOracle(server: SimServer, workspace: () => string, now: () => number): Oracle {
  const madeByDevice = new Map<string, Made>();
  /** Field key and stamp of everything a verdict has answered for. */
  const acknowledged = new Set<string>();
  /** The same, as long as the database has not lost its memory. */
  const inDatabase = new Set<string>();
  const owed = createOwed(now);
  const guests = createGuests();
  /** Field key and stamp to what the server made of a stamp from the future [HLC3]. */
  const pulledBack = new Map<string, Set<string>>();
  const account: Account = { made: 0, acknowledged: 0, pending: 0, refused: 0, overtaken: 0, forgotten: 0, lost: 0 };
  const pulses = new Map<string, { sent: { at: number; body: string }[]; triggers: number[] }>();
  /** What the last commit of each device left as its cursor. */
  const cursors = new Map<string, unknown>();
  const madeAccounts = new Map<string, Became>();
  let version = { workspace: '', head: 0 };

  const madeOf = (name: string) => {
    const made = madeByDevice.get(name) ?? { stamps: new Map<string, string>(), last: '' };
    madeByDevice.set(name, made);
    return made;
  };

  function acknowledge(request: ExchangeRequest, reply: ExchangeReply): number {
    const written = new Set<string>();
    if (reply.verdicts.length !== request.changes.length) throw new Broken('SV3', 'a change got no verdict of its own');
    request.changes.forEach(({ entity, id, fields }, n) => {
      const verdict = reply.verdicts[n];
      if (verdict?.entity !== entity || verdict.id !== id) throw new Broken('SV3', 'verdicts are out of order');
      if (verdict.verdict === 'rejected') return;
      if (verdict.verdict === 'applied') {
        written.add(recordKey(entity, id));
        const isThere = ([name, [, stamp]]: [string, readonly [unknown, string]]) =>
          inDatabase.has(`${fieldKey(entity, id, name)} ${stamp}`);
        if (!owed.mayBeForgotten(recordKey(entity, id)) && Object.entries(fields).every(isThere)) {
          throw new Broken('SV1', `${recordKey(entity, id)} was written again, and nothing of it was new`);
        }
      }
      for (const [name, [value, stamp]] of Object.entries(fields)) {
        const key = fieldKey(entity, id, name);
        const [, stored] = verdict.fields?.[name] ?? [value, stamp];
        if (parseStamp(stored).millis > now() + maxAheadMs)
          throw new Broken('HLC3', `${key} is stored from the future`);
        acknowledged.add(`${key} ${stamp}`).add(`${key} ${stored}`);
        inDatabase.add(`${key} ${stored}`);
        if (stored < stamp) lowerMade(key, stamp, stored);
      }
      owed.take(recordKey(entity, id), { ...fields, ...verdict.fields });
    });
    for (const { entity, id, fields } of reply.changes) {
      for (const [name, [, stamp]] of Object.entries(fields))
        acknowledged.add(`${fieldKey(entity, id, name)} ${stamp}`);
    }
    return written.size;
  }

  /** The server pulled a stamp back: that is what its device may hold from now on [HLC3]. */
  function lowerMade(key: string, sent: string, stored: string): void {
    for (const { stamps } of madeByDevice.values()) if (stamps.get(key) === sent) stamps.set(key, stored);
    const given = `${key} ${sent}`;
    pulledBack.set(given, (pulledBack.get(given) ?? new Set()).add(stored));
  }

  async function checkVersion(written: number): Promise<void> {
    const head = await server.version(workspace());
    const known = version.workspace === workspace() ? version.head : head - written;
    if (head !== known + written) {
      const rule = written === 0 ? 'SV1' : 'SV2';
      throw new Broken(rule, `${written} records were written and the version went from ${known} to ${head}`);
    }
    version = { workspace: workspace(), head };
  }

  const pulseOf = (device: SimDevice, now: number) => {
    const { sent, triggers } = pulses.get(device.name) ?? { sent: [], triggers: [] };
    const isRecent = (at: number) => at > now - stormMs;
    const recent = { sent: sent.filter(({ at }) => isRecent(at)), triggers: triggers.filter(isRecent) };
    pulses.set(device.name, recent);
    return recent;
  };

  return {
    guests,
    account,
    onTrigger: (device, at) => void pulseOf(device, at).triggers.push(at),
    onSend(device, body, at) {
      const { sent, triggers } = pulseOf(device, at);
      sent.push({ at, body });
      const same = sent.filter((other) => other.body === body).length;
      if (same > patience * (1 + triggers.length)) {
        throw new Broken('EN6', `${device.name} asked for the same ${same} times within a minute`);
      }
    },
    async onServed({ session, body, answer }) {
      const nothing = { isExpired: false, isUnknownEntity: false, moved: false, device: null };
      if (answer === null) {
        version.workspace = '';
        for (const { entity, id, fields } of (JSON.parse(body) as ExchangeRequest).changes) {
          if (fields.deleted?.[0] === true) owed.distrust(recordKey(entity, id));
        }
        return { ...nothing, words: 'died after its commit' };
      }
      if (answer.status !== 200) {
        if (answer.status !== 401 && answer.status !== 403)
          throw new Broken('SV3', `the server said ${answer.status}: ${answer.body}`);
        return { ...nothing, words: String(answer.status) };
      }
      const request = JSON.parse(body) as ExchangeRequest;
      const reply = exchangeReply.parse(JSON.parse(answer.body));
      if (session !== null) guests.checkServed(session, request, reply);
      if (guests.isGuest(session)) return { ...nothing, words: `a guest: ${wordReply(request, reply)}` };
      if (session?.workspace !== workspace())
        throw new Broken('AU1', 'somebody was served in a workspace that is gone');
      const names = request.changes.map(({ entity, id }) => recordKey(entity, id));
      if (new Set(names).size < names.length) throw new Broken('OB2', 'one record is two changes of one request');
      const written = acknowledge(request, reply);
      await checkVersion(written);
      return {
        words: wordReply(request, reply),
        isExpired: reply.expired === true,
        isUnknownEntity: reply.verdicts.some(({ code }) => code === 'unknown_entity'),
        moved: written > 0,
        device: request.device,
      };
    },
    async onCommit(device, commit) {
      const { lease, newestLease, reply } = commit;
      if (lease < newestLease)
        throw new Broken('LD1', `${device.name} committed with lease ${lease}, ${newestLease} was given`);
      const stored = await readStorage(device.storage.factory, device.storage.database);
      if (stored.meta.get('cursor') !== reply.cursor)
        throw new Broken('EN4', 'the cursor was not committed with its reply');
      cursors.set(device.name, reply.cursor);
      const pairs = pairsOf(stored);
      for (const { entity, id, fields } of reply.changes) {
        for (const [name, [, stamp]] of Object.entries(fields)) {
          const here = pairs.get(fieldKey(entity, id, name));
          if (here === undefined || here[1] < stamp) {
            throw new Broken('EN4', `the cursor of ${device.name} is ahead of ${recordKey(entity, id)}`);
          }
        }
      }
      const isUnknown = (entity: string) => stored.unknown.some((row) => row.entity === entity);
      return {
        isBeyondRelease: reply.changes.some(({ entity }) => isUnknown(entity)),
        ...checkDiary(device, commit, stored),
      };
    },
    isStill: (key, given, stored) =>
      stored !== undefined && (stored === given || pulledBack.get(`${key} ${given}`)?.has(stored) === true),
    onMade(device, entity, id, stamps) {
      const made = madeOf(device.name);
      const before = made.last;
      for (const [name, stamp] of Object.entries(stamps)) {
        if (stamp <= before) throw new Broken('HLC1', `${device.name} gave ${stamp} after ${before}`);
        made.stamps.set(fieldKey(entity, id, name), stamp);
        if (stamp > made.last) made.last = stamp;
      }
    },
    async checkDevice(device) {
      const stored = await readStorage(device.storage.factory, device.storage.database);
      const cursor = stored.meta.get('cursor');
      if (cursor !== undefined && cursor !== cursors.get(device.name)) {
        throw new Broken('EN4', `the cursor of ${device.name} has moved on without what it stands for`);
      }
      const { pending, refused } = checkUnsent(device, stored, acknowledged);
      checkLists(device, stored, false);
      checkRollups(device, stored);
      checkWords(device, stored);
      const { stamps } = madeOf(device.name);
      const { mayBeForgotten } = owed;
      const became = settleMade(device, pairsOf(stored), stamps, { pending, refused, mayBeForgotten });
      madeAccounts.set(device.name, became);
      Object.assign(account, sumAccounts(madeAccounts.values()));
    },
    forget(device) {
      madeByDevice.delete(device.name);
      madeAccounts.delete(device.name);
      cursors.delete(device.name);
    },
    async recount(devices) {
      version.workspace = '';
      inDatabase.clear();
      const held = await readServer(server, workspace());
      for (const { storage } of devices) {
        for (const [key, pair] of pairsOf(await readStorage(storage.factory, storage.database))) {
          if (pair[1] > (held.get(key)?.[1] ?? '')) held.set(key, pair);
        }
      }
      const lost = owed.cutTo(held);
      account.lost += lost;
      return lost;
    },
    async checkAgreement(devices) {
      const onServer = await readServer(server, workspace());
      const [lacking] = owed.missing(onServer);
      if (lacking !== undefined) throw new Broken('OB4', `an acknowledged write is missing: ${lacking}`);
      const expected = digest(onServer);
      await checkServer(server, workspace(), expected);
      await checkRepeats(server, workspace());
      for (const device of devices) await checkSettled(device, expected);
    },
  };
}

function wordReply(request: ExchangeRequest, reply: ExchangeReply): string {
  const verdicts = reply.verdicts.map(({ verdict }) => verdict[0]).join('');
  const flags = [reply.more && 'more', reply.reset && 'reset', reply.expired && 'expired'].filter(Boolean).join(' ');
  return `${request.changes.length} up [${verdicts}] ${reply.changes.length} down ${flags}`.trim();
}
