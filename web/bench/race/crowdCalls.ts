/** What the race asks a process full of devices, and what it is answered. */
import type { HostedAccount } from '../benchHost.ts';

export interface CrowdPlan {
  /** Address of a module that is a RaceClient. */
  client: string;
  port: number;
  heartbeatMs?: number;
}

export type CrowdCall =
  | { call: 'load'; plan: CrowdPlan }
  /** One device that is offline makes so many records. */
  | { call: 'make'; account: HostedAccount; records: number }
  /** It goes online; answers the milliseconds until all is durable. */
  | { call: 'send' }
  /** Another device of that account; answers the milliseconds until it has them all. Both are closed. */
  | { call: 'fresh' }
  /** A device for each account, connected, with one record each that is durable. */
  | { call: 'gather'; accounts: HostedAccount[] }
  /** W3; answers `CrowdTimes`. */
  | { call: 'paced'; seconds: number }
  /** W5; answers `CrowdTimes`. */
  | { call: 'loop'; seconds: number }
  | { call: 'scatter' };

export interface CrowdTimes {
  edits: number;
  /** Edits that were not durable in the end. */
  lost: number;
  p50Ms: number;
  p99Ms: number;
  perSecond: number;
  loadCpu: number;
}
