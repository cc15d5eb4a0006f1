/** What a benchmark of the app asks the process that has the servers, and what it is answered. */
import type { Serializable } from 'node:child_process';

/** The old design, its repair, or this one. */
export type ServerKind = 'old' | 'repaired' | 'holdfast';

export interface StartRequest {
  /** `given`: a program that is no part of the project's own server. */
  kind: ServerKind | 'given';
  accounts: number;
  /** Records every account has from the beginning. */
  recordsEach: number;
  /** Of `given`: its address (`file:`). It listens on PORT, may use DATABASE_URL, and prints where it listens. */
  program?: string;
  /** Of the Postgres that the host's first server starts and later ones share; what its kind needs unless given. */
  maxConnections?: number;
}

export interface HostedAccount {
  workspace: string;
  /** `name=value`. */
  cookie: string;
}

export interface StartReply {
  port: number;
  postgres: string;
  maxConnections: number;
  accounts: HostedAccount[];
}

/** Of a server and its database since the meter began. */
export interface HostedCost {
  statements: number;
  /** The most at once. */
  connections: number;
  serverCpu: number;
  postgresCpu: number;
  serverMiB: number;
  serverPeakMiB: number;
}

export type HostCall =
  | { call: 'start'; request: StartRequest }
  | { call: 'beginMeter' }
  | { call: 'readMeter' }
  /** Ends the server; answers how many transactions its database has seen since the meter began. */
  | { call: 'stop' }
  /** Ends Postgres. */
  | { call: 'end' };

export type HostAnswer = { value: Serializable } | { error: string };
