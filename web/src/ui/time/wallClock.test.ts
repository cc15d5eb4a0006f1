import { wallToInstant } from '@holdfast/shared/values/zonedTime';
import { describe, expect, it } from 'vitest';
import { createWallClock } from './wallClock.ts';

/** A device whose clock, zone, timers and page are moved by hand. */
function createDevice(wall: string, zone = 'Europe/Berlin') {
  let now = wallToInstant(wall, zone);
  let timer: { at: number; look: () => void } | null = null;
  const returns = new Set<() => void>();
  const clock = createWallClock({
    now: () => now,
    zone: () => zone,
    after(ms, look) {
      const set = { at: now + ms, look };
      timer = set;
      return () => {
        if (timer === set) timer = null;
      };
    },
    onReturn(look) {
      returns.add(look);
      return () => returns.delete(look);
    },
  });
  return {
    clock,
    isWatched: () => timer !== null || returns.size > 0,
    /** Awake: timers run when they are due. */
    pass(minutes: number) {
      const until = now + minutes * 60_000;
      for (let due = timer; due !== null && due.at <= until; due = timer) {
        now = due.at;
        timer = null;
        due.look();
      }
      now = until;
    },
    /** Asleep: the clock goes on, timers do not, and what was left of them is left still. */
    sleep(minutes: number) {
      now += minutes * 60_000;
      if (timer !== null) timer.at += minutes * 60_000;
    },
    travel(to: string) {
      zone = to;
    },
    comeBack() {
      for (const look of returns) look();
    },
  };
}

/** What somebody who looks has read last. */
function watch({ clock }: ReturnType<typeof createDevice>) {
  const seen = { wall: clock.wall(), times: 0, leave: () => {} };
  seen.leave = clock.subscribe(() => {
    seen.wall = clock.wall();
    seen.times += 1;
  });
  return seen;
}

describe('the clock on the wall', () => {
  it('is looked at as each minute begins', () => {
    const device = createDevice('2026-11-23T09:29');
    const seen = watch(device);
    device.pass(0.5);
    expect(seen).toMatchObject({ wall: '2026-11-23T09:29', times: 0 });
    device.pass(0.5);
    expect(seen).toMatchObject({ wall: '2026-11-23T09:30', times: 1 });
    device.pass(31);
    expect(seen).toMatchObject({ wall: '2026-11-23T10:01', times: 32 });
  });

  it('shows the new day at midnight', () => {
    const device = createDevice('2026-11-30T23:58');
    const seen = watch(device);
    device.pass(2);
    expect(seen.wall).toBe('2026-12-01T00:00');
  });

  it('slept from 23:30 to 8:00 with the page in sight: a minute later it shows the morning', () => {
    const device = createDevice('2026-11-30T23:30');
    const seen = watch(device);
    device.sleep(510);
    device.pass(1);
    expect(seen.wall).toBe('2026-12-01T08:01');
  });

  it('is looked at when the page comes back, without waiting for the minute', () => {
    const device = createDevice('2026-11-30T23:30');
    const seen = watch(device);
    device.sleep(510);
    device.comeBack();
    expect(seen.wall).toBe('2026-12-01T08:00');
  });

  it('is right for whoever asks before anything was looked at, as a form does that opens', () => {
    const device = createDevice('2026-11-30T23:30');
    watch(device);
    device.sleep(510);
    expect(device.clock.wall()).toBe('2026-12-01T08:00');
  });

  it('hangs on another wall after a journey', () => {
    const device = createDevice('2026-11-30T23:30');
    const seen = watch(device);
    device.travel('Asia/Tokyo');
    device.pass(1);
    expect(seen.wall).toBe('2026-12-01T07:31');
    expect(device.clock.zone()).toBe('Asia/Tokyo');
  });

  it('goes on when the device is set back a day', () => {
    const device = createDevice('2026-11-30T12:00');
    const seen = watch(device);
    device.sleep(-1440);
    device.pass(1);
    expect(seen.wall).toBe('2026-11-29T12:01');
  });

  it('costs one timer however many look, and nothing once nobody does', () => {
    const device = createDevice('2026-11-23T09:29');
    const [one, other] = [watch(device), watch(device)];
    device.pass(1);
    expect([one.times, other.times]).toEqual([1, 1]);
    one.leave();
    device.pass(1);
    expect([one.times, other.times]).toEqual([1, 2]);
    other.leave();
    expect(device.isWatched()).toBe(false);
    watch(device);
    expect(device.isWatched()).toBe(true);
  });
});
