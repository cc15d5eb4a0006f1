/** What each kind of step does. A fault brings about what it needs to strike: an edit, a run, a second page. */

import type { Dice } from '@holdfast/shared/lab/dice';
import type { Fault, WireFault } from '@holdfast/shared/lab/faults';
import { changeHands } from './changeHands.ts';
import { edit, editEntity, editMany, writeAndDelete } from './edits.ts';
import type { Step } from './plan.ts';
import { releases } from './releases.ts';
import { scenes } from './scenes.ts';
import type { SimDevice } from './simDevice.ts';
import type { Simulation } from './simulation.ts';
import { livePage, type Turn } from './witness.ts';

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;
/** Longer than deletions are remembered. */
const longAbsenceMs = 95 * day;

export async function takeStep(run: Simulation, step: Step, dice: Dice): Promise<void> {
  const device = run.devices[step.device % run.devices.length] as SimDevice;
  const turn = { run, device, step, dice };
  run.trace(`step ${step.n} ${device.name} ${step.kind}`);
  // The first time a fault must find something to strike; later it may meet others.
  if (run.isNew(step.kind)) for (const other of run.devices) await comeBack(run, other);
  await doers[step.kind](turn);
  await run.world.pass(pauseMs(dice));
}

/** Mostly a moment, sometimes a break. */
function pauseMs(dice: Dice): number {
  const kind = dice.below(20);
  if (kind === 0) return dice.below(6 * minute);
  return dice.below(kind < 6 ? 20 * second : 2 * second);
}

const doers: Record<Step['kind'], (turn: Turn) => Promise<void>> = {
  ...scenes,
  change_hands: async (turn) => {
    await comeBack(turn.run, turn.device);
    await changeHands(turn);
  },
  edit: async (turn) => void (await edit(turn)),
  edit_many: (turn) => editMany(turn, 10 + turn.dice.below(50)),
  sync: async ({ device }) => device.trigger('person'),
  look_away: async ({ device, dice }) => device.trigger(dice.pick(['hidden', 'visible', 'online'])),
  open_page: async ({ device }) => {
    if (device.pages.length < 3) await device.openPage();
  },
  close_page: async ({ device, dice }) => {
    if (device.pages.length > 1) await device.closePage(dice.pick(device.pages));
  },
  update_app: async ({ device }) => {
    if (device.release === 'older') await device.update('current');
    else if (device.release === 'current') await device.update('newer');
  },

  drop: async (turn) => {
    if (turn.dice.oneIn(2)) await armed('drop')(turn);
    else await persistentFault(turn, 'drop', turn.dice.below(10 * minute));
  },
  delay: armed('delay'),
  duplicate: armed('duplicate'),
  reorder: armed('reorder'),
  reply_lost: armed('reply_lost'),
  truncated: armed('truncated'),
  portal: (turn) => persistentFault(turn, 'portal', turn.dice.below(2 * minute)),
  unauthenticated: armed('unauthenticated'),
  proxy_404: armed('proxy_404'),
  rate_limited: armed('rate_limited'),
  server_error: armed('server_error'),
  lie_fi: async (turn) => {
    if (turn.dice.oneIn(2)) await armed('lie_fi')(turn);
    else await persistentFault(turn, 'lie_fi', turn.dice.below(3 * minute));
  },
  too_large: async (turn) => {
    const { run } = turn;
    run.network.narrowTo(2_000);
    run.later(3 * minute, async () => run.network.narrowTo(null));
    await editMany(turn, 30);
    turn.device.trigger('person');
  },
  poison: async (turn) => {
    const { run } = turn;
    const id = await edit(turn);
    if (id === null) return;
    run.network.poisoned.add(id);
    run.later(8 * minute, async () => void run.network.poisoned.delete(id));
    await editMany(turn, 8);
    turn.device.trigger('person');
  },

  freeze: async (turn) => {
    const { run, device, dice } = turn;
    const thaw = () => run.later(5 * second + dice.below(3 * minute), () => device.thaw());
    const freeze = () => {
      if (device.freeze()) run.struck('freeze');
    };
    // Another tab is to take over.
    if (device.pages.length < 2) await device.openPage();
    if (dice.oneIn(2)) {
      await edit(turn);
      device.trigger('person');
      await run.world.pass(dice.below(600));
      freeze();
    } else {
      device.worker()?.endAfter(1 + dice.below(8), 'freeze', freeze);
      device.trigger('person');
    }
    thaw();
  },
  tab_kill: async (turn) => {
    const { run, device, dice } = turn;
    await edit(turn);
    const struck = () => run.struck('tab_kill');
    if (dice.oneIn(2)) {
      device.worker()?.endAfter(1 + dice.below(30), 'kill', struck);
      device.trigger('person');
    } else {
      for (let n = 0; n < 4; n += 1) {
        livePage(device, dice)?.context.endAfter(1 + dice.below(20), 'kill', struck);
        await edit(turn);
        device.reap();
        if (device.pages.length === 0) await device.openPage();
      }
    }
    await run.world.pass(second);
    device.reap();
    if (device.pages.length === 0) await device.openPage();
    await run.oracle.checkDevice(device);
  },
  leader_change: async (turn) => {
    const { run, device, dice } = turn;
    await edit(turn);
    device.trigger('person');
    await run.world.pass(dice.below(600));
    if (await device.changeLeader()) run.struck('leader_change');
  },
  clock_ahead: (turn) => skew(turn, 'clock_ahead', 2 * day),
  clock_behind: (turn) => skew(turn, 'clock_behind', -3 * day),
  clock_jump: (turn) => skew(turn, 'clock_jump', (turn.dice.next() - 0.5) * 4 * 60 * minute),
  storage_full: async (turn) => {
    const { run, device } = turn;
    await editMany(turn, 3);
    device.storage.setFull(true);
    run.later(turn.dice.below(2 * minute), async () => device.storage.setFull(false));
    await edit(turn);
    device.trigger('person');
  },
  storage_wiped: async ({ run, device }) => {
    run.oracle.forget(device);
    await device.wipe();
    run.trace(`${await run.oracle.recount(run.devices)} values were only there`);
    run.struck('storage_wiped');
  },
  app_mixed: async (turn) => {
    // Struck when an older device has taken what a newer one wrote.
    for (const device of turn.run.devices) {
      if (device.release !== 'newer') continue;
      await editEntity({ ...turn, device }, 'habit');
      device.trigger('person');
    }
  },
  long_absence: longAbsence,

  server_kill: async (turn) => {
    await edit(turn);
    turn.run.server.killAfterNextCommit();
    turn.device.trigger('person');
  },
  server_mixed: async (turn) => {
    const { run, dice } = turn;
    await run.server.restart(releases.older);
    run.later(dice.below(4 * minute), () => run.server.restart(releases.newer));
    await doers.app_mixed(turn);
  },
  database_restored: async ({ run, dice }) => {
    await run.server.copyDatabase();
    run.later(dice.below(5 * minute), async () => {
      if (!(await run.server.restoreDatabase())) return;
      run.trace(`restored: ${await run.oracle.recount(run.devices)} values are lost for good`);
      run.struck('database_restored');
    });
  },
  database_emptied: async ({ run, dice }) => {
    await run.server.emptyDatabase();
    await run.renewSession();
    run.trace(`${await run.oracle.recount(run.devices)} values are lost for good`);
    run.struck('database_emptied');
    const session = run.session();
    for (const device of run.devices) {
      run.later(dice.below(2 * minute), async () => {
        if (session === run.session()) await device.signIn(session);
      });
    }
  },
};

function armed(fault: WireFault) {
  return async (turn: Turn) => {
    turn.device.link.armed.push(fault);
    await edit(turn);
    turn.device.trigger('person');
  };
}

async function persistentFault(turn: Turn, fault: 'drop' | 'lie_fi' | 'portal', ms: number): Promise<void> {
  const { run, device } = turn;
  device.link.persistent = fault;
  run.later(ms, async () => {
    device.link.persistent = null;
  });
  await edit(turn);
  device.trigger('person');
}

async function skew(turn: Turn, fault: Fault, ms: number): Promise<void> {
  const { run, device, dice } = turn;
  await edit(turn);
  device.trigger('person');
  await run.world.pass(dice.below(600));
  device.storage.setSkew(ms);
  run.later(dice.below(5 * minute), async () => device.storage.setSkew(0));
  await edit(turn);
  device.trigger('person');
  run.struck(fault);
}

/** One device is shut with unsent work; the others delete, and so much time goes by that deletions are forgotten. */
async function longAbsence(turn: Turn): Promise<void> {
  const { run, device } = turn;
  const { world, devices } = run;
  const others = devices.filter((other) => other !== device);
  await world.pass(10 * second);
  await edit(turn);
  await device.shut();
  for (const other of others) {
    await comeBack(run, other);
    await edit({ ...turn, device: other });
    await writeAndDelete({ ...turn, device: other });
  }
  await world.pass(minute);
  for (const other of others) await other.shut();
  await world.skip(longAbsenceMs);
  for (const other of others) await comeBack(run, other);
  await world.pass(minute);
  // A sweep comes with a write, and either may meet a fault of the wire.
  for (let round = 0; round < 5; round += 1) {
    for (const other of others) {
      await edit({ ...turn, device: other });
      other.trigger('person');
    }
    await world.pass(20 * second);
    if (round > 0) await comeBack(run, device);
    await world.pass(20 * second);
    if (!run.isNew('long_absence')) return;
  }
}

/** Awake, signed in, with room, on a network that works. */
async function comeBack(run: Simulation, device: SimDevice): Promise<void> {
  device.storage.setFull(false);
  Object.assign(device.link, { armed: [], persistent: null });
  await device.thaw();
  device.reap();
  if (device.pages.length === 0) await device.openPage();
  if (device.session !== run.session()) await device.signIn(run.session());
}
