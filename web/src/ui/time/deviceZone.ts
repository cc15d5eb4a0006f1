import { zoneOf } from '@holdfast/shared/values/zonedTime';

/** The zone of this device, asked anew each time: people travel with open tabs. */
export function deviceZone(): string {
  return zoneOf(new Intl.DateTimeFormat().resolvedOptions().timeZone, -new Date().getTimezoneOffset());
}
