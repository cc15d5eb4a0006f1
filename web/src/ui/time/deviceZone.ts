import { zoneOf } from '@holdfast/shared/values/zonedTime';

const askedEveryMs = 1000;
let [askedAt, zone] = [Number.NaN, ''];

/** The zone of this device: people travel with open tabs, so it is asked anew, but once a second at most. */
export function deviceZone(): string {
  const now = Date.now();
  if (Math.abs(now - askedAt) < askedEveryMs) return zone;
  zone = zoneOf(new Intl.DateTimeFormat().resolvedOptions().timeZone, -new Date().getTimezoneOffset());
  askedAt = now;
  return zone;
}
