/** The stories every engine must tell alike: what people do with this app where no network is to be counted on. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createNetwork, type Network } from '../e2e/network.ts';
import { createServerForTest, type Server } from '../e2e/server.ts';
import type { BrowserProfile, Engine, EngineName } from './engine.ts';
import { findEngine, wayToAdd } from './findEngines.ts';
import { type Screen, screenOf, type Wanted } from './screen.ts';

const todos: Wanted = { role: 'region', name: 'Todos' };
const todo = (title: string): Wanted => ({ role: 'checkbox', name: title, within: todos });
const button = (name: string | RegExp, within?: Wanted): Wanted => ({
  role: 'button',
  name,
  ...(within && { within }),
});
const chip: Wanted = { role: 'status', name: 'Sync' };
const newTodo: Wanted = { role: 'textbox', name: 'New todo' };
const account: Wanted = { role: 'dialog', name: 'Account' };
const capture: Wanted = { role: 'textbox', name: 'Capture' };
const form: Wanted = { role: 'dialog', name: 'Add todo' };
const savedEverywhere = /^Saved everywhere/;
const password = 'a long enough password';

/** Where nothing may be skipped because a program is missing, a missing engine fails. */
export function tellStories(name: EngineName): void {
  const open = findEngine(name);
  const isSkipped = open === undefined && process.env.CI === undefined;
  describe.skipIf(isSkipped)(isSkipped ? `${name} is not here: ${wayToAdd(name)}` : `in ${name}`, () =>
    tell(name, open),
  );
}

function tell(name: EngineName, open: (() => Promise<Engine>) | undefined): void {
  let server: Server;
  let origin: Network;
  let engine: Engine;
  let profiles: BrowserProfile[] = [];

  beforeAll(async () => {
    if (open === undefined) throw new Error(wayToAdd(name));
    server = await createServerForTest();
    await server.start();
    origin = await createNetwork(server.url);
    engine = await open();
  });
  afterEach(async () => {
    origin.mode('up');
    await Promise.all(profiles.map((profile) => profile.close()));
    profiles = [];
  });
  afterAll(async () => {
    await engine.close();
    await origin.close();
    await server.dispose();
  });

  const email = (of: string) => `${of}-${name.toLowerCase()}@example.org`;

  async function openTab(profile: BrowserProfile): Promise<Screen> {
    const screen = screenOf(await profile.newTab());
    await screen.tab.open(origin.proxyUrl);
    await screen.see(todos);
    return screen;
  }
  /** A device on which everything is ready for a start without a network. */
  async function openDevice(): Promise<{ profile: BrowserProfile; screen: Screen }> {
    const profile = await engine.newProfile();
    profiles.push(profile);
    const screen = await openTab(profile);
    await screen.tab.run('navigator.serviceWorker.ready.then(() => true)');
    return { profile, screen };
  }
  /**
   * Goes somewhere else once the sync worker has nothing under way. WebKit 2.50 for GTK may leave a transaction of a
   * worker that it ends in the midst of one open for good, and then no page gets past it until the browser is closed.
   */
  async function go(screen: Screen, path: string): Promise<void> {
    const read = () =>
      screen.tab.run<string[]>('navigator.locks.query().then(({ held }) => held.map(({ name }) => name))');
    let rests = 0;
    await screen.until('the sync worker works on and on', read, (names) => {
      const is = (what: string) => names.some((name) => name.startsWith(`holdfast-${what}-`));
      rests = is('leader') && !is('run') ? rests + 1 : 0;
      return rests === 3;
    });
    await screen.tab.open(`${origin.proxyUrl}${path}`);
  }
  async function addTodo(screen: Screen, title: string): Promise<void> {
    await screen.fill(newTodo, title);
    await screen.tab.key('Enter');
    await screen.see(todo(title));
  }
  async function enter(screen: Screen, of: string, by: 'Create account' | 'Sign in'): Promise<void> {
    await screen.press(button('Account'));
    await screen.fill({ role: 'field', name: 'E-mail', within: account }, email(of));
    await screen.fill({ role: 'field', name: 'Password', within: account }, password);
    await screen.press(button(by, account));
    await screen.reads(chip, savedEverywhere);
    if ((await screen.count(account)) > 0) await screen.tab.key('Escape');
    await screen.gone(account);
  }
  const sent = (title: string) => () => {
    const changes = origin.exchanges().flatMap(({ body }) => body?.changes ?? []);
    return changes.filter(({ fields }) => fields.title?.[0] === title).length;
  };

  it('[OB1] [OB4] a cold start without a network shows everything, what is written there is kept, and goes out later', async () => {
    const { screen } = await openDevice();
    await enter(screen, 'offline', 'Create account');
    await addTodo(screen, 'before the tunnel');
    await screen.until(
      'it goes out',
      async () => sent('before the tunnel')(),
      (times) => times > 0,
    );
    await screen.reads(chip, savedEverywhere);

    origin.mode('drop');
    await go(screen, '/todos');
    await screen.see({ role: 'heading', name: 'Todos' });
    await go(screen, '/');
    await screen.see(todo('before the tunnel'));
    await addTodo(screen, 'in the tunnel');
    await screen.reads(chip, /1 saved here|Can’t reach|Offline/);
    await go(screen, '/');
    await screen.see(todo('in the tunnel'));
    expect(sent('in the tunnel')()).toBe(0);

    origin.mode('up');
    await screen.reads(chip, savedEverywhere);
    expect(sent('in the tunnel')()).toBe(1);
  });

  it('[EN1] [LD1] two tabs of one device and another device show the same, whoever writes, and one of the tabs syncs', async () => {
    const { profile, screen: first } = await openDevice();
    await enter(first, 'pair', 'Create account');
    const second = await openTab(profile);
    await addTodo(second, 'from the second tab');
    await first.see(todo('from the second tab'));

    const { screen: other } = await openDevice();
    await enter(other, 'pair', 'Sign in');
    await other.see(todo('from the second tab'));
    await other.press(todo('from the second tab'));
    await addTodo(other, 'from the other device');
    for (const screen of [first, second]) {
      await screen.see(todo('from the other device'));
      await screen.gone(todo('from the second tab'));
    }
    // Whichever of them led, the other one goes on.
    await first.tab.close();
    await addTodo(second, 'after its end');
    await other.see(todo('after its end'));
    expect(sent('after its end')()).toBe(1);
  });

  it('[HI3] what is captured by keys, deleted and taken back stands after a reload, without a network and an account', async () => {
    const { screen } = await openDevice();
    origin.mode('drop');
    await screen.tab.key('q');
    await screen.until(
      'the line takes the focus',
      () => screen.see(capture),
      ({ isFocused }) => isFocused,
    );
    await screen.tab.type('Order 60 kg Sidamo tomorrow 9am #beans !1');
    await screen.see(button('Todo', { role: 'list', name: 'Understood' }));
    await screen.see(button(/9:00/, { role: 'list', name: 'Understood' }));
    await screen.tab.key('Enter');
    await screen.see(todo('Order 60 kg Sidamo'));
    await screen.tab.key('Escape');
    await screen.gone(capture);

    // By key, for what a row offers the mouse depends on there being one.
    await screen.tab.key('j');
    await screen.tab.key('Delete');
    await screen.gone(todo('Order 60 kg Sidamo'));
    await go(screen, '/');
    await screen.see(todos);
    await screen.tab.key('Control+z');
    await screen.see(todo('Order 60 kg Sidamo'));
    await go(screen, '/');
    await screen.see(todo('Order 60 kg Sidamo'));
  });

  it('a new version waits for a word in every tab, and neither a form nor what waits is lost by it', async () => {
    const { profile, screen } = await openDevice();
    const second = await openTab(profile);
    await addTodo(screen, 'survives the update');
    await screen.press(button('Add todo', todos));
    await screen.fill({ role: 'field', name: 'Title', within: form }, 'half typed');
    await screen.tab.key('Escape');
    await screen.gone(form);
    origin.append('/sw.js', '\n// the next version');
    await screen.tab.run('navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => true)');
    // Each tab goes on when its own person says so.
    for (const tab of [second, screen]) {
      await tab.press(button('Reload to update'));
      await tab.gone(button('Reload to update'));
      await tab.see(todo('survives the update'));
    }
    await screen.press(button('Add todo', todos));
    await screen.press(button('Go on with what you typed', form));
    const { value } = await screen.see({ role: 'field', name: 'Title', within: form });
    expect(value).toBe('half typed');
  });
}
