/**
 * What every NotificationChannel keeps, whatever carries it: `channelContract` of any, `sharedChannelContract` also of
 * those that other server processes hear.
 */
import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import type { Ear } from '../../test/ear.ts';
import type { ChangeNotification, NotificationChannel } from './notificationChannel.ts';

/** A server process on the channel, with what it hears. */
export interface ChannelMember {
  sender: string;
  channel: NotificationChannel;
  ear: Ear;
}

export interface ChannelBench {
  join(sender: string): Promise<ChannelMember>;
  /** Closes every channel. */
  end(): Promise<void>;
}

export interface SharedChannelBench extends ChannelBench {
  /** That process commits, and publishes. */
  commit(member: ChannelMember, notifications: readonly ChangeNotification[]): Promise<void>;
  /** Somebody says what no process can read. */
  garble(): Promise<void>;
  /** Nobody can tell anybody anything. */
  part(): void;
  /** They can again, and whoever waited to try has tried. */
  mend(): Promise<void>;
}

type Make<Bench> = () => Promise<Bench>;

/** Several times what one text carries. */
const many = 250;

const notificationsOf = (count: number): ChangeNotification[] =>
  Array.from({ length: count }, (_, n) => ({
    workspace: randomUUID(),
    epoch: 'b'.repeat(32),
    incarnation: 7,
    head: n + 1,
  }));

async function within<Bench extends ChannelBench>(make: Make<Bench>, test: (bench: Bench) => Promise<void>) {
  const bench = await make();
  try {
    await test(bench);
  } finally {
    await bench.end();
  }
}

export function channelContract(name: string, make: Make<ChannelBench>): void {
  describe(`${name}, as a channel of a process`, () => {
    it('[SV6] whatever it is told fails nothing, before it hears, after it is closed, and for nobody', () =>
      within(make, async ({ join }) => {
        const { channel, ear } = await join('me');
        async function tellAll() {
          channel.publish(notificationsOf(many));
          channel.publish([]);
          channel.wake();
          await channel.tellEnded('ada');
        }
        await tellAll();
        await channel.close();
        const { length } = ear.heard;
        await tellAll();
        await channel.close();
        expect(ear.heard.slice(length)).toEqual([]);
      }));
  });
}

export function sharedChannelContract(name: string, make: Make<SharedChannelBench>): void {
  channelContract(name, make);

  /** They hear, and have heard that they may have missed something. */
  async function joinThree({ join }: ChannelBench) {
    const members = [await join('a'), await join('b'), await join('c')] as const;
    for (const { channel, ear } of members) {
      expect(await ear.next()).toBe('gap');
      await vi.waitFor(() => expect(channel.isHearing()).toBe(true));
    }
    return members;
  }

  describe(`${name}, as a channel among several processes`, () => {
    it('[SV6] what one commits all others hear, in order', () =>
      within(make, async (bench) => {
        const [a, b, c] = await joinThree(bench);
        const [first, second, third] = [notificationsOf(2), notificationsOf(1), notificationsOf(1)];
        await bench.commit(a, first);
        await bench.commit(a, second);
        for (const { ear } of [b, c]) expect([await ear.next(), await ear.next()]).toEqual([first, second]);
        await bench.commit(b, third);
        expect([await a.ear.next(), await c.ear.next()]).toEqual([third, third]);
      }));

    it('[AU4] whose sessions have ended all others hear', () =>
      within(make, async (bench) => {
        const [a, b, c] = await joinThree(bench);
        await a.channel.tellEnded('ada');
        expect([await b.ear.next(), await c.ear.next()]).toEqual([{ ended: 'ada' }, { ended: 'ada' }]);
        await b.channel.tellEnded('grace');
        expect(await a.ear.next()).toEqual({ ended: 'grace' });
      }));

    it('what it told itself no process hears', () =>
      within(make, async (bench) => {
        const [a, b] = await joinThree(bench);
        await bench.commit(a, notificationsOf(1));
        await b.ear.next();
        await a.channel.tellEnded('ada');
        await b.ear.next();
        const last = notificationsOf(1);
        await bench.commit(b, last);
        expect(await a.ear.next()).toEqual(last);
      }));

    it('[SV6] of more workspaces than one text carries each is told once', () =>
      within(make, async (bench) => {
        const [a, b] = await joinThree(bench);
        const all = notificationsOf(many);
        await bench.commit(a, all);
        const heard: ChangeNotification[] = [];
        while (heard.length < many) heard.push(...((await b.ear.next()) as ChangeNotification[]));
        expect(heard).toEqual(all);
      }));

    it('[SV6] what nobody can read may have been about anything', () =>
      within(make, async (bench) => {
        const members = await joinThree(bench);
        await bench.garble();
        for (const { ear } of members) expect(await ear.next()).toBe('gap');
      }));

    it('[SV6] while nobody can be told nothing fails; afterwards whatever is remembered may be old', () =>
      within(make, async (bench) => {
        const members = await joinThree(bench);
        const [a, b] = members;
        const hearing = () => members.map(({ channel }) => channel.isHearing());
        bench.part();
        await vi.waitFor(() => expect(hearing()).toEqual([false, false, false]));
        a.channel.publish(notificationsOf(1));
        await a.channel.tellEnded('ada');
        await bench.mend();
        for (const { ear } of members) expect([await ear.next(), await ear.next()]).toEqual(['lost', 'gap']);
        await vi.waitFor(() => expect(hearing()).toEqual([true, true, true]));
        const later = notificationsOf(1);
        await bench.commit(a, later);
        let heard = await b.ear.next();
        // Who could not tell something may say so, once it can.
        while (heard === 'gap') heard = await b.ear.next();
        expect(heard).toEqual(later);
      }));

    it('once closed it hears nothing, and the others still hear', () =>
      within(make, async (bench) => {
        const [a, b, c] = await joinThree(bench);
        await b.channel.close();
        expect(b.channel.isHearing()).toBe(false);
        const last = notificationsOf(1);
        await bench.commit(a, last);
        expect(await c.ear.next()).toEqual(last);
        expect(b.ear.heard).toEqual([]);
      }));
  });
}
