/**
 * What the simulator must catch: each of these breaks one promise at one place. Two need more than chance brings together,
 * and are shown elsewhere: reading before the lock is held breaks [SV2] with two connections at once
 * (sync-server/test/races.pg.test.ts), and a record that is refused in two parts keeps both [OB5]
 * (web/src/data/outbox/refused.test.ts).
 */
import { deviceFaults, serverFaults, wireFaults } from '@holdfast/shared/lab/faults';
import type { Mutation } from './mutantsBundle.ts';
import { allScenes, historyScenes, repeatScenes, type Step } from './plan.ts';
import type { SimOptions } from './simulate.ts';

export interface Mutant extends Mutation {
  name: string;
  /** What it breaks in SPEC.md; the oracle may notice it at another one. */
  rule: string;
  /** Where it is looked for first: shows it, and soon. mutantsSearch.ts finds another when this one does so no longer. */
  run: SimOptions;
}

const data = 'web/src/data';
const engine = 'web/src/sync';
const server = 'sync-server/src';

/** Between all others people go on, so that each has something to strike, and to be seen by. */
const amongEdits = (kinds: readonly Step['kind'][]) => kinds.flatMap((kind) => [kind, 'edit', 'sync', 'edit'] as const);
const allOf = <K extends string>(faults: Readonly<Record<K, string>>) => Object.keys(faults) as K[];

/** By kinds and not by numbers of a plan: what is added to the plans shifts none of them. */
export const runs = {
  scenes: { seed: 1, devices: 3, steps: [...allScenes, ...allScenes] },
  history: { seed: 1, devices: 3, steps: [...historyScenes, ...historyScenes, ...historyScenes] },
  repeats: { seed: 1, devices: 3, steps: [...repeatScenes, ...repeatScenes] },
  wire: { seed: 1, devices: 3, steps: amongEdits(allOf(wireFaults)) },
  device: { seed: 1, devices: 3, steps: amongEdits(allOf(deviceFaults)) },
  hands: { seed: 1, devices: 2, steps: ['edit', ...amongEdits(['change_hands', 'change_hands', 'change_hands'])] },
  server: { seed: 1, devices: 3, steps: amongEdits([...allOf(serverFaults), 'storage_wiped', ...allOf(serverFaults)]) },
} satisfies Record<string, SimOptions>;

export const mutants: readonly Mutant[] = [
  {
    name: 'a verdict clears a mark of a later edit',
    rule: 'OB3',
    file: `${data}/replica.ts`,
    find: 'this.marks.clear(sent, field, (marked) => marked === stamp)',
    replace: 'this.marks.clear(sent, field, () => true)',
    run: { seed: 1, devices: 1, steps: 300, only: [273, 274, 275, 276, 277, 278, 279, 280, 281, 282, 283, 284] },
  },
  {
    name: 'marks are cleared when they are sent',
    rule: 'OB4',
    file: `${data}/localStore.ts`,
    find: 'pack: (limits) => packBatch(device, limits),',
    replace: `pack: async (limits) => {
      const batch = await packBatch(device, limits);
      await db.outbox.bulkDelete((batch?.marks ?? []).map(({ entity, id }) => [entity, id]));
      return batch;
    },`,
    run: runs.scenes,
  },
  {
    name: 'the cursor is written before its reply is applied',
    rule: 'EN4',
    file: `${data}/localStore.ts`,
    find: 'const work = { lease, batch, reply, measured };',
    replace: `const work = { lease, batch, reply, measured };
      await db.meta.put({ key: 'cursor', value: reply.cursor });`,
    run: { seed: 1, devices: 1, steps: 300, only: [189, 190, 191, 192, 193] },
  },
  {
    name: 'the lease is not checked',
    rule: 'LD1',
    file: `${data}/applyReply.ts`,
    find: `if ((await readMeta(db, 'lease')) !== work.lease) return 'lease_lost';`,
    replace: '',
    run: { ...runs.device, seed: 4 },
  },
  {
    name: 'every cursor is believed',
    rule: 'RH1',
    file: 'sync-server/sql/pull_records.sql',
    find: "when asked ->> 'epoch' is distinct from :epoch or asked_incarnation > :incarnation or (asked ->> 'head')::bigint > kept",
    replace: 'when false',
    run: { seed: 1, devices: 3, steps: 120, only: [60, 61, 64, 65] },
  },
  {
    name: 'a cursor of an earlier incarnation is believed',
    rule: 'RH1',
    file: 'sync-server/sql/pull_records.sql',
    find: " or (asked ->> 'head')::bigint > kept",
    replace: '',
    run: { seed: 1, devices: 3, steps: 120, only: [60, 61, 64, 65] },
  },
  {
    name: 'the server answers and rolls back',
    rule: 'SV4',
    file: `${server}/exchange/runBatch.ts`,
    find: 'const answers = await runStatement<PulledAnswer>(pool, exchangeRecords(records, pulls, options));',
    replace: `const { runTransaction } = await import('../database/statements.ts');
      const steps = [exchangeRecords(records, pulls, options), { text: 'rollback', values: [] }];
      const [answers = []] = (await runTransaction(pool, steps)) as unknown as PulledAnswer[][];`,
    run: runs.scenes,
  },
  {
    name: 'the other value always wins',
    rule: 'MG2',
    file: 'shared/src/merge/mergeFields.ts',
    find: 'pair[1] > stored[1]',
    replace: 'pair[1] !== stored[1]',
    run: runs.server,
  },
  {
    name: 'stamps that were pulled back are not taken over',
    rule: 'HLC3',
    file: `${data}/applyReply.ts`,
    find: 'for (const [name, pair] of Object.entries(verdict.fields ?? {})) replica.adopt(mark, name, pair);',
    replace: '',
    run: runs.scenes,
  },
  {
    name: 'what a verdict shows is taken over, whatever was edited since',
    rule: 'MG2',
    file: `${data}/replica.ts`,
    find: 'if (!isOurs && here !== undefined && here >= pair[1]) return;',
    replace: '',
    run: {
      seed: 1,
      devices: 1,
      steps: 300,
      only: [
        169, 171, 172, 173, 174, 175, 176, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187, 188, 227, 266, 267, 268,
        269, 270, 271, 272, 273, 274, 275, 276, 277, 278, 279, 280, 281, 282, 283, 284, 285, 286, 287, 288, 289, 290,
        291, 292, 293, 294, 295, 296, 297, 298, 299,
      ],
    },
  },
  {
    name: 'stamps go back with the clock',
    rule: 'HLC2',
    file: 'shared/src/clock/stamp.ts',
    find: 'if (wall > millis) return',
    replace: 'if (wall !== millis) return',
    run: runs.scenes,
  },
  {
    name: 'a refused change is dropped',
    rule: 'OB5',
    file: `${data}/outbox/answeredMarks.ts`,
    find: 'this.refused.set(keyOf(sent), { entity, id, fields, ...refusal });',
    replace: '',
    run: { seed: 1, devices: 1, steps: 300, only: [83, 84, 85, 86, 87, 88] },
  },
  {
    name: 'entities the device does not know are dropped',
    rule: 'MG3',
    file: `${data}/replica.ts`,
    find: 'if (definition === undefined) this.setAside(name, fields);',
    replace: 'if (definition === undefined) return;',
    run: runs.scenes,
  },
  {
    name: 'fields the device does not know are dropped',
    rule: 'MG3',
    file: `${data}/rollups/rowSet.ts`,
    find: 'else left.push(Object.assign(row, { keys: keysOf(entity, row), words: wordsOf(entity, row) }));',
    replace: `else left.push(Object.assign(row, { keys: keysOf(entity, row), words: wordsOf(entity, row) }));
        for (const field of Object.keys(row?.stamps ?? {})) {
          if (row === undefined || field === 'deleted' || entity.storedFields.has(field)) continue;
          delete row.values[field];
          delete row.stamps[field];
        }`,
    run: runs.wire,
  },
  {
    name: 'own writes are left out, with what others wrote on them',
    rule: 'MG1',
    file: `${server}/exchange/planPage.ts`,
    find: ' && (own.priorVersion ?? 0) <= from',
    replace: '',
    run: runs.scenes,
  },
  {
    name: 'the cursor of a page stands at the end of all pages',
    rule: 'EN4',
    file: `${server}/exchange/planPage.ts`,
    find: 'more && last !== undefined',
    replace: 'false',
    run: runs.wire,
  },
  {
    name: 'nothing is offered after a reset',
    rule: 'RH1',
    file: `${data}/snapshot.ts`,
    find: 'for (const { id, stamps } of unseen.filter(isOffered)) marks.offer({ entity, id }, stamps);',
    replace: '',
    run: runs.server,
  },
  {
    name: 'fields a snapshot lacks are not offered',
    rule: 'RH1',
    file: `${data}/replica.ts`,
    find: 'if (lacking.length === 0) return;',
    replace: 'return;',
    run: {
      seed: 1,
      devices: 3,
      steps: 100,
      only: [63, 64, 65, 66, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83],
    },
  },
  {
    name: 'what the server lost is taken for deleted',
    rule: 'RH1',
    file: `${data}/applyReply.ts`,
    find: 'isLost: reply.expired !== true || before?.isLost === true',
    replace: 'isLost: false',
    run: { seed: 1, devices: 3, steps: 120, only: [60, 61, 64, 65] },
  },
  {
    name: 'a tab that takes over waits for the one that sleeps',
    rule: 'LD2',
    file: 'web/src/app/candidate.ts',
    find: 'takeOver: () => stand(true)',
    replace: 'takeOver: () => stand(false)',
    run: runs.device,
  },
  {
    name: 'a leader that says nothing is asked for ever',
    rule: 'LD2',
    file: 'web/src/app/leaderWatch.ts',
    find: '    onSilence();',
    replace: '',
    run: runs.device,
  },
  {
    name: 'a tab whose lead was taken goes on leading',
    rule: 'LD1',
    file: 'web/src/app/candidate.ts',
    find: 'if (mine.signal.aborted) return;',
    replace: 'if (mine.signal.aborted || error instanceof DOMException) return;',
    run: { ...runs.device, seed: 2 },
  },
  {
    name: 'there is no wait after a failure',
    rule: 'EN6',
    file: 'shared/src/retry/backoff.ts',
    find: 'return Math.min(capMs, baseMs * 2 ** (failures - 1));',
    replace: 'return 0 * baseMs * capMs * failures;',
    run: runs.scenes,
  },
  {
    name: 'a page without the mark of the protocol is believed',
    rule: 'OB4',
    file: `${engine}/trip.ts`,
    find: 'const receivedAt = clock.now();',
    replace: `const receivedAt = clock.now();
    if (outcome.kind === 'portal') {
      const verdicts = changes.map(({ entity, id }) => ({ entity, id, verdict: 'applied' }));
      const reply = { serverTime: sentAt, cursor: cursor ?? '', more: false, reset: false, changes: [], verdicts };
      return { batch, sentAt, receivedAt, outcome: { kind: 'reply', reply } };
    }`,
    run: runs.wire,
  },
  {
    name: 'a push that changes nothing bumps the version',
    rule: 'SV1',
    file: 'sync-server/sql/push_few_records.sql',
    find: '(f.value ->> 1) collate "C" > (r.fields',
    replace: '(f.value ->> 1) collate "C" >= (r.fields',
    run: runs.scenes,
  },
  {
    name: 'the server lets stamps from the future stay',
    rule: 'HLC3',
    file: 'shared/src/clock/stamp.ts',
    find: 'millis > nowMs + maxAheadMs ?',
    replace: 'false ?',
    run: runs.scenes,
  },
  {
    name: 'a record is written without its mark',
    rule: 'OB1',
    file: `${data}/outbox/marks.ts`,
    find: 'Object.assign(mark.fields, stamps);',
    replace: '',
    run: runs.scenes,
  },
  {
    name: 'a form hands in every field as it was shown',
    rule: 'FO1',
    file: 'web/src/ui/form/planSave.ts',
    find: `  const names = [...touched].filter((name) => Object.hasOwn(values, name)) as (keyof T & string)[];`,
    replace: `  const names = Object.keys(values) as (keyof T & string)[];
  return { ok: true, values, base: Object.fromEntries(names.map((name) => [name, undefined])) as Partial<T> };`,
    run: runs.scenes,
  },
  {
    name: 'a write is compared with the row as it is now, whatever the person saw',
    rule: 'FO1',
    file: `${data}/writeSet.ts`,
    find: 'if (base !== undefined && Object.hasOwn(base, field) && sameValue(base[field], values[field])) return false;',
    replace: '',
    run: { ...runs.scenes, seed: 2 },
  },
  {
    name: 'what a form writes over unseen is not noted',
    rule: 'FO1',
    file: `${data}/writeSet.ts`,
    find: 'this.noteOverwritten(entity, row, changed, write);',
    replace: '',
    run: runs.scenes,
  },
  {
    name: 'a form edits what has been deleted',
    rule: 'FO2',
    file: `${data}/writeSet.ts`,
    find: 'return row === undefined || isDeletedRow(row);',
    replace: 'return row === undefined;',
    run: { ...runs.scenes, seed: 4 },
  },
  {
    name: 'each press makes a record of its own',
    rule: 'FO3',
    file: `${data}/entityStore.ts`,
    find: 'async add(values, id = device.newId(), options) {',
    replace: 'async add(values, _id, options) {\n      const id = device.newId();',
    run: runs.scenes,
  },
  {
    name: 'a draft outlives its save',
    rule: 'FO4',
    file: `${data}/write.ts`,
    find: 'draft !== undefined && db.drafts.delete(draft),',
    replace: '',
    run: runs.scenes,
  },
  {
    name: 'an undo puts values back whoever gave the ones that stand there',
    rule: 'FO1',
    file: `${data}/history/undoDeeds.ts`,
    find: 'isStillOf(given, row.stamps[name], row.values[name])',
    replace: 'given !== undefined',
    run: runs.scenes,
  },
  {
    name: 'what is written is not counted where the record was there before',
    rule: 'RO1',
    file: `${data}/rollups/rowSet.ts`,
    find: 'if (changes.length > 0) writes.push(this.count',
    replace: 'if (this.before.size === 0) writes.push(this.count',
    run: runs.scenes,
  },
  {
    name: 'what is counted anew is counted on top of what was',
    rule: 'RO2',
    file: `${data}/rollups/rebuildRollups.ts`,
    find: 'if (state === undefined) await db.rollups',
    replace: 'if (states === undefined) await db.rollups',
    run: runs.scenes,
  },
  {
    name: 'a record is found by the words it had when it was made',
    rule: 'SE3',
    file: `${data}/rollups/rowSet.ts`,
    find: 'words: wordsOf(entity, row)',
    replace: 'words: row.words ?? wordsOf(entity, row)',
    run: runs.scenes,
  },
  {
    name: 'what others have given counts as the action’s own',
    rule: 'HI2',
    file: `${data}/history/undoDeeds.ts`,
    find: 'if (stored === undefined || stored >= stamp) return stored === stamp;',
    replace: 'if (stored !== undefined) return true;',
    run: runs.history,
  },
  {
    name: 'an undo is no action of its own',
    rule: 'HI1',
    file: `${data}/writeInSlices.ts`,
    find: 'deeds.length === 0 ? null : await noteAction',
    replace: 'deeds.length === 0 || sliced.action().undoes !== undefined ? null : await noteAction',
    run: runs.history,
  },
  {
    name: 'what an undo has put back is nobody’s any more',
    rule: 'HI2',
    file: `${data}/history/undoAction.ts`,
    find: 'await followStamps(device, action, outcome.deeds);',
    replace: '',
    run: runs.history,
  },
  {
    name: 'what has been taken back is found again',
    rule: 'HI3',
    file: `${data}/history/actions.ts`,
    find: 'if (undoes !== undefined) await history.update(undoes, { undoneBy: seq });',
    replace: '',
    run: runs.history,
  },
  {
    name: 'on a device a deletion stays whatever is done later',
    rule: 'MG5',
    file: `${data}/database.ts`,
    find: 'return isDeleted(values[deletedField], stamps);',
    replace: 'return values[deletedField] === true;',
    run: runs.scenes,
  },
  {
    name: 'lists are kept by the mark alone',
    rule: 'MG5',
    file: `${data}/database.ts`,
    find: 'if (isDeletedRow(row)) keys.deletedAt',
    replace: 'if (values[deletedField] === true) keys.deletedAt',
    run: runs.scenes,
  },
  {
    name: 'a place in a list brings a record back',
    rule: 'MG5',
    file: 'shared/src/merge/isDeleted.ts',
    find: 'name === positionField || stamp <= deletion',
    replace: 'stamp <= deletion',
    run: { ...runs.scenes, seed: 5 },
  },
  {
    name: 'the diary says nothing of records that went',
    rule: 'MG5',
    file: `${data}/replyDiary.ts`,
    find: '    this.noteFates(rows);',
    replace: '',
    run: runs.scenes,
  },
  {
    name: 'work that met a deletion is nobody’s',
    rule: 'MG5',
    file: `${data}/replyDiary.ts`,
    find: 'lostMine: !wasDeleted && this.worked.has(key)',
    replace: 'lostMine: false',
    run: runs.scenes,
  },
  {
    name: 'on the server every mark makes a tombstone',
    rule: 'MG5',
    file: 'sync-server/sql/push_few_records.sql',
    find: 'case when is_deleted(merged) then',
    replace: `case when coalesce(merged -> 'deleted' -> 0 = 'true', false) then`,
    run: runs.scenes,
  },
  {
    name: 'views leave out what came back',
    rule: 'MG5',
    file: `${server}/database/views.ts`,
    find: 'and not is_deleted(f.fields)',
    replace: `and (f.fields -> 'deleted' -> 0) is distinct from 'true'::jsonb`,
    run: runs.scenes,
  },
  {
    name: 'a sign-out that leaves the session',
    rule: 'AU4',
    file: 'web/src/app/accounts/createAccounts.ts',
    find: 'const left = await api.signOut();',
    replace: `const left = { kind: 'ok' } as Awaited<ReturnType<typeof api.signOut>>;`,
    run: runs.hands,
  },
  {
    name: 'a change of hands after which the old outbox goes on under the new session',
    rule: 'AU1',
    file: `${server}/routes/guards.ts`,
    find: 'return (c.req.header(accountHeader) ?? userId) !== userId;',
    replace: `return c.req.header(accountHeader) === '' && userId === '';`,
    run: runs.hands,
  },
  {
    name: 'whoever signs in goes on in the database that is open',
    rule: 'AU1',
    file: 'web/src/app/accounts/chooseDevice.ts',
    find: 'if (bound?.userId === person.id) return true;',
    replace: 'if (bound !== undefined) return true;',
    run: runs.hands,
  },
  {
    name: 'whoever signs in goes on in any workspace they may write in',
    rule: 'AU1',
    file: 'web/src/app/accounts/chooseDevice.ts',
    find: 'const had = workspaces.find(({ id }) => id === before?.workspace);',
    replace: 'const had = workspaces.find(({ role, id }) => role !== `owner` || id === before?.workspace);',
    run: runs.hands,
  },
  {
    name: 'what was open is left behind when somebody else signs in',
    rule: 'AU1',
    file: 'web/src/app/accounts/chooseDevice.ts',
    find: '    if (bound === undefined) {\n      await leave',
    replace: '    {\n      await leave',
    run: runs.hands,
  },
  {
    name: 'what follows on a repeating todo has an id of its own on each device',
    rule: 'RP2',
    file: 'web/src/widgets/todo/nextTodo.ts',
    find: 'return { id: v5(id, namespace), values,',
    replace: 'return { id: crypto.randomUUID(), values,',
    run: runs.repeats,
  },
];
