/** What repeats is done on two devices that cannot hear each other: the next one is made once [RP2]. */
import { v5 } from 'uuid';
import { createEntityStore } from '../src/data/entityStore.ts';
import { Broken } from '../src/lab/broken.ts';
import { writeCommand } from '../src/widgets/commands/writeCommand.ts';
import { todos } from '../src/widgets/todo/definition.ts';
import { nextTodo } from '../src/widgets/todo/nextTodo.ts';
import { markDone } from '../src/widgets/todo/todoCommands.ts';
import { diceId } from './diceId.ts';
import { writeOn } from './edits.ts';
import { elsewhere, exchange } from './others.ts';
import { releases } from './releases.ts';
import type { SimServer } from './simServer.ts';
import { livePage, onPage, type Turn } from './witness.ts';
import { witnessAction } from './witnessAction.ts';

const second = 1000;
/** The oracle's own word on what follows; in the field nobody else writes stands of what. */
const nextOf = (id: string) => v5(id, '6d0c8a52-3f1b-5b7e-8a4e-2c9f51d7e0b3');
const mark = 'again ';

export async function repeatDoneApart(turn: Turn): Promise<void> {
  const { run, device, dice } = turn;
  const id = diceId(dice, run.world.now());
  // So far ahead that no day of today's is after it.
  const values = { title: `repeats, step ${turn.step.n}`, due: '2099-01-05', repeat: 'FREQ=WEEKLY', list: mark + id };
  await onPage(livePage(device, dice), (page) => writeOn(turn, page, 'todo', id, values));
  await exchange(run, [device, ...run.devices]);
  const other = await elsewhere(turn, { entity: 'todo', id }, [], true);
  if (other === null) return;
  const links = [device.link, other.link];
  const before = links.map(({ persistent }) => persistent);
  for (const link of links) link.persistent = 'drop';
  const done: boolean[] = [];
  for (const one of [device, other]) {
    done.push(await finish({ ...turn, device: one }, id));
    await run.world.pass(second + dice.below(20 * second));
  }
  links.forEach((link, n) => {
    link.persistent = before[n] ?? null;
  });
  await exchange(run, [device, other, device]);
  if (done.every(Boolean)) run.struck('repeat_done_apart');
}

/** Whether somebody did it there, and with it the next one. */
async function finish(turn: Turn, id: string): Promise<boolean> {
  const page = livePage(turn.device, turn.dice);
  if (page === null) return false;
  const entity = releases[turn.device.release].todo as typeof todos.entity;
  const store = createEntityStore(page.device, entity);
  const command: typeof markDone = {
    ...markDone,
    // A release that does not know of a priority has none.
    follow: async (entry, { today }) => nextTodo({ ...entry, priority: entry.priority ?? 0 }, today),
  };
  const targets = [id, nextOf(id)].map((one) => ({ entity: 'todo', id: one }));
  const acted = await witnessAction(turn, page, {
    targets,
    words: `finishes what repeats, ${id}`,
    async act() {
      const { outcome } = await writeCommand(page.device, { of: { ...todos, entity }, store, command, ids: [id] });
      const made = outcome.ok ? outcome.deeds.filter(({ isNew }) => isNew) : [];
      const strange = made.find((deed) => deed.id !== nextOf(id));
      if (strange !== undefined) throw new Broken('RP2', `${strange.id} follows on ${id}, on one device only`);
      return outcome;
    },
  });
  return acted?.outcome.ok === true && acted.after[1] !== undefined;
}

/** In the end there is one that follows, and no other. */
export async function checkRepeats(server: SimServer, workspace: string): Promise<void> {
  for (const { entity, id, fields } of await server.records(workspace)) {
    const list = String(fields.list?.[0] ?? '');
    if (entity !== 'todo' || !list.startsWith(mark)) continue;
    const first = list.slice(mark.length);
    if (id !== first && id !== nextOf(first)) throw new Broken('RP2', `${id} is one more that follows on ${first}`);
  }
}
