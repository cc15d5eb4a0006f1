/** The stories every engine must tell alike: what people do with this app where no network is to be counted on. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createNetwork, type Network } from '../e2e/network.ts';
import { createServerForTest, type Server } from '../e2e/server.ts';
import type { BrowserProfile, Engine } from './engine.ts';
import { foundEngines } from './findEngines.ts';
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
const savedEverywhere = /^Saved everywhere/;
const password = 'a long enough password';

describe.each(foundEngines())('in $name', ({ name, open }) => {
  let server: Server;
  let origin: Network;
  let engine: Engine;
  let profiles: BrowserProfile[] = [];

  beforeAll(async () => {
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
    await screen.tab.open(`${origin.proxyUrl}/todos`);
    await screen.see({ role: 'heading', name: 'Todos' });
    await screen.tab.open(origin.proxyUrl);
    await screen.see(todo('before the tunnel'));
    await addTodo(screen, 'in the tunnel');
    await screen.reads(chip, /1 saved here|Can’t reach|Offline/);
    await screen.tab.open(origin.proxyUrl);
    await screen.see(todo('in the tunnel'));
    expect(sent('in the tunnel')()).toBe(0);

    origin.mode('up');
    await screen.reads(chip, savedEverywhere);
    expect(sent('in the tunnel')()).toBe(1);
  });
});
