/** What the race asks of a device, whoever's engine it runs. */
import type { sampleTodo } from '@holdfast/sync-server/bench/kit/sampleTodo.ts';
import type { HostedAccount } from '../benchHost.ts';

export type RaceRecord = { id: string } & ReturnType<typeof sampleTodo>;

export interface RaceDevice {
  /** Made on the device; nothing is sent before `online`. */
  add(record: RaceRecord): void | Promise<void>;
  /** Connects and listens from now on, and begins to send what was added. */
  online(): Promise<void>;
  /** Resolves when everything added is durable on the server, as far as the server says so. */
  settled(): Promise<void>;
  /** A new title for the first record; resolves when it is durable. */
  edit(title: string): Promise<void>;
  /** Resolves when so many records are here. */
  received(records: number): Promise<void>;
  close(): void | Promise<void>;
}

export interface RaceDevicePlan {
  port: number;
  account: HostedAccount;
  /** Of the device's own questions whether anything is new; its engine's own default unless given. */
  heartbeatMs?: number;
}

/** Every contender's client is a module with a function of this name. */
export interface RaceClient {
  openDevice(plan: RaceDevicePlan): RaceDevice | Promise<RaceDevice>;
}
