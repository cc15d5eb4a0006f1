import { expect, it } from 'vitest';
import { correctedNow } from './correctedNow.ts';
import { openTestDevice } from './fakes/openTestDevice.ts';
import { newClock, writeMeta } from './meta.ts';

it("is the device's clock until the server has been met, and the server's from then on", async () => {
  const device = await openTestDevice();
  expect(await correctedNow(device)).toBe(device.wall.now);
  const threeDaysSlow = 3 * 86_400_000;
  await writeMeta(device.db, 'clock', { ...newClock, offsetMs: threeDaysSlow });
  expect(await correctedNow(device)).toBe(device.wall.now + threeDaysSlow);
});
