/**
 * Somebody else signs in on a device, writes, and goes; then its own person comes back. Each of it is tried while things
 * go wrong: answers are lost, tabs end between any two steps, the device has no room. Whoever's the session is meanwhile,
 * the device tries to sync.
 */
import type { Accounts, Entered } from '../src/app/accounts/ports.ts';
import type { Device } from '../src/data/device.ts';
import { createEntityStore } from '../src/data/entityStore.ts';
import { countUnsent } from '../src/data/outbox/unsent.ts';
import { Broken } from '../src/lab/broken.ts';
import type { Context } from '../src/lab/context.ts';
import { diceId } from './diceId.ts';
import { edit } from './edits.ts';
import { releases } from './releases.ts';
import type { Session } from './signUp.ts';
import type { AccountServer, SimAccountParts } from './simAccounts.ts';
import { livePage, onPage, type Turn } from './witness.ts';

const second = 1000;
/** After so many tries nothing goes wrong any more. */
const troubledTries = 3;
const mostTries = troubledTries + 3;

type Deed = (accounts: Accounts, open: Device) => Promise<Entered>;

export async function changeHands(turn: Turn): Promise<void> {
  const { run, device, dice, step } = turn;
  const { server, oracle, devices } = run;
  const guest = await server.signUp(`guest${step.n}.${devices.indexOf(device)}@example.org`);
  oracle.guests.welcome(guest);
  // Who may write in both has nothing but the cookie between them.
  if (dice.oneIn(2)) await server.share(run.session().workspace, guest.userId);
  const guests = serverFor(turn, () => server.signIn(guest.email), server.signOut);
  // The session of the device's person is one for all their devices: it only leaves this browser.
  const owners = serverFor(
    turn,
    async () => run.session(),
    async () => {},
  );

  await edit(turn);
  device.session = null;
  await untilDone(turn, guests, enter(guest));
  for (let n = 0; n < 3; n += 1) await writeAs(turn, guest);
  if (dice.oneIn(2)) {
    const { session } = device;
    const leave: Deed = async (accounts, open) => accounts.leaveAccount(open, await countUnsent(open.db));
    await untilDone(turn, guests, leave);
    oracle.guests.onLeft(guest);
    if (session !== null && (await server.workspaces(session)) !== null)
      throw new Broken('AU4', `${guest.email} has signed out, and the session goes on`);
  } else device.session = null;
  await untilDone(turn, owners, enter(run.session()));
  await edit(turn);
  device.trigger('person');
  run.struck('change_hands');
}

function enter({ email }: Session): Deed {
  return (accounts, open) => accounts.signIn(open, { email, password: '', takesDemo: false });
}

function serverFor({ run }: Turn, signIn: AccountServer['enter'], leave: AccountServer['leave']): AccountServer {
  return { enter: signIn, leave, list: run.server.workspaces };
}

async function untilDone(turn: Turn, server: AccountServer, deed: Deed): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    if (await attempt(turn, server, deed, tries < troubledTries)) return;
  }
  throw new Broken('AU1', `${turn.device.name} does not change hands`);
}

/** What happens to a tab that lets somebody in or out; true when it was done and said so. */
async function attempt(turn: Turn, server: AccountServer, deed: Deed, isTroubled: boolean): Promise<boolean> {
  const { run, device, dice } = turn;
  const page = livePage(device, dice);
  if (page === null) throw new Error('no page is open');
  const { context } = page;
  if (isTroubled && dice.oneIn(3)) context.endAfter(1 + dice.below(60), 'kill', () => {});
  if (isTroubled && dice.oneIn(4)) device.storage.setFull(true);
  const accounts = device.accountsOn(page, { server, ask: wire(turn, context, isTroubled) });
  const told: Entered[] = [];
  device.hold(true);
  void context.run(() => deed(accounts, page.device)).then((entered) => told.push(entered));
  await run.world.pass(10 * second);
  context.spare();
  device.storage.setFull(false);
  // Where the tab has ended nobody says that it is over.
  if (context.state() !== 'dead') device.hold(false);
  run.trace(`${device.name} ${told[0]?.ok ?? 'died'} ${device.session?.email ?? 'nobody'}`);
  await device.reload();
  if (context.state() === 'dead') device.hold(false);
  const [open = null] = device.pages;
  await onPage(open, (next) => device.accountsOn(next, { server, ask: (work) => work() }).deleteDiscarded());
  device.trigger('person');
  await run.world.pass(5 * second);
  await check(turn);
  return told[0]?.ok === true;
}

/** There and back; the worst of lost answers: the cookie comes, and then nothing. */
function wire({ run, dice }: Turn, context: Context, isTroubled: boolean): SimAccountParts['ask'] {
  const { world } = run;
  return async <T>(work: () => Promise<T>) => {
    await context.step();
    const fault = isTroubled && dice.oneIn(3) ? dice.pick(['drop', 'truncated'] as const) : null;
    const answer = await context.wait<T | null>((wake) => {
      world.after(5 + dice.below(400), () => {
        if (fault === 'drop') return wake(null);
        world.busy(1);
        work()
          .then((value) => void world.after(5 + dice.below(400), () => wake(fault === null ? value : null)))
          .catch(world.fail)
          .finally(() => world.busy(-1));
      });
    });
    await context.step();
    return answer;
  };
}

async function writeAs({ run, device, dice }: Turn, guest: Session): Promise<void> {
  const page = livePage(device, dice);
  const id = diceId(dice, run.world.now());
  const store = page && createEntityStore(page.device, releases[device.release].todo);
  const outcome = await onPage(page, async () => store?.add({ title: `of ${guest.email}` }, id));
  if (!outcome?.ok) return;
  run.oracle.guests.onMade(guest, id);
  device.wrote();
  await run.world.pass(dice.below(5 * second));
  await check({ run, device });
}

async function check({ run, device }: Pick<Turn, 'run' | 'device'>): Promise<void> {
  await run.oracle.guests.checkDatabases(device.storage);
  await run.oracle.checkDevice(device);
}
