/** One deletes what another works on, and neither knows: whoever is later wins [MG5]. */
import { valuesFor } from './edits.ts';
import { elsewhere, exchange, someRecord, type Target, writeBy } from './others.ts';
import { fieldsOf } from './releases.ts';
import type { SimDevice } from './simDevice.ts';
import { livePage, type Turn } from './witness.ts';

const second = 1000;

/** Both are cut off, so that neither knows of the other; then they meet in one order or the other. */
export async function concurrentDeletion(turn: Turn, last: 'work' | 'deletion'): Promise<void> {
  const { run, device, dice } = turn;
  const shared = await sharedRecord(turn);
  if (shared === null) return;
  const { other, entity, id } = shared;
  const links = [device.link, other.link];
  const before = links.map(({ persistent }) => persistent);
  for (const link of links) link.persistent = 'drop';
  // A place in a list is nobody's work.
  const isMove = last === 'work' && entity === 'todo' && !run.isNew(turn.step.kind) && dice.oneIn(2);
  const work = isMove ? { order: `a${dice.below(10)}` } : valuesFor(turn, fieldsOf(device.release, entity).slice(0, 1));
  const deeds = [
    () => writeBy({ ...turn, device: other }, entity, id, { deleted: true }),
    () => writeBy(turn, entity, id, work),
  ];
  for (const deed of last === 'work' ? deeds : deeds.reverse()) {
    await deed();
    await run.world.pass(second + dice.below(20 * second));
  }
  links.forEach((link, n) => {
    link.persistent = before[n] ?? null;
  });
  // Work that was answered before the deletion came is told as somebody else's doing: at first it is not.
  const isOthersFirst = run.isNew(turn.step.kind) || dice.oneIn(2);
  await exchange(run, isOthersFirst ? [other, device, other] : [device, other, device]);
}

/** A record that is there on another device too. */
async function sharedRecord(turn: Turn): Promise<(Target & { other: SimDevice }) | null> {
  const { run, device, dice } = turn;
  for (let tries = 0; tries < 2; tries += 1) {
    const target = await someRecord(turn, livePage(device, dice));
    if (target === null) return null;
    if (tries > 0) await exchange(run, [device, ...run.devices]);
    const other = await elsewhere(turn, target, [], true);
    if (other !== null) return { ...target, other };
  }
  return null;
}
