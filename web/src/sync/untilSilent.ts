/** A step of the device's storage ends in time, or the run that waits for it does [EN7]. */
import type { Timers } from './ports.ts';
import type { EngineSettings } from './settings.ts';

/** The storage has not answered: `step` may still end, and will do no harm then, for leases fence it [LD1]. */
export class StorageSilent extends Error {
  readonly step: Promise<unknown>;

  constructor(step: Promise<unknown>) {
    super();
    this.step = step;
  }
}

interface Patience {
  timers: Timers;
  settings: EngineSettings;
}

/** Ends as `step` does; rejects with StorageSilent where it has not ended within `storeTimeoutMs`. */
export function untilSilent<T>({ timers, settings }: Patience, step: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const callOff = timers.after(settings.storeTimeoutMs, () => reject(new StorageSilent(step)));
    step.finally(callOff).then(resolve, reject);
  });
}
