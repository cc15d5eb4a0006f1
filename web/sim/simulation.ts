/** A running simulation, as its steps see it. */

import type { World } from '../src/lab/world.ts';
import type { Network } from './network.ts';
import type { Oracle } from './oracle.ts';
import type { Happening } from './plan.ts';
import type { Session } from './signUp.ts';
import type { SimDevice } from './simDevice.ts';
import type { SimServer } from './simServer.ts';

/** Everything a step may lay its hands on. */
export interface Simulation {
  world: World;
  server: SimServer;
  network: Network;
  oracle: Oracle;
  devices: SimDevice[];
  session(): Session;
  /** The account made anew after the database was emptied. */
  renewSession(): Promise<void>;
  struck(happening: Happening): void;
  /** What has not happened yet. */
  isNew(kind: string): boolean;
  trace(line: string): void;
  /** Done at the first step after `ms`. */
  later(ms: number, work: () => Promise<void>): void;
}
