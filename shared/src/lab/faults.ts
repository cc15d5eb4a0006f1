/**
 * What can go wrong, each under one name that the simulator, the browser tests and the network lab share. How each comes
 * about is in web/sim/steps.ts, on the wire in web/sim/network.ts, and between a real browser and server in
 * web/e2e/network.ts; what the lab makes of one is in createInterpreter.ts.
 */

/** Of one exchange between a device and the server. */
export const wireFaults = {
  drop: 'the request is lost on its way',
  delay: 'the request takes long, but its answer comes in time',
  duplicate: 'the request arrives twice, the second time later',
  reorder: 'the request arrives after the device has given up and asked again',
  reply_lost: 'the server did it, and its answer is lost',
  truncated: 'the answer breaks off',
  portal: 'a sign-in page answers in the server’s place',
  unauthenticated: 'the session has ended: 401',
  proxy_404: 'something in between answers 404',
  too_large: 'something in between takes no large bodies: 413',
  rate_limited: 'too many requests: 429, with Retry-After',
  server_error: 'the server fails, or says it is busy: 5xx',
  lie_fi: 'the connection is accepted and never answered',
  poison: 'the server fails on one record, whatever comes with it',
} as const;

/** Of a device and the pages open on it. */
export const deviceFaults = {
  freeze: 'a page is frozen, and later resumed',
  tab_kill: 'a page is killed between two of its steps, inside a transaction too',
  leader_change: 'another page takes over syncing',
  clock_ahead: 'the clock is days ahead',
  clock_behind: 'the clock is days behind',
  clock_jump: 'the clock jumps',
  storage_full: 'the device has no room left',
  storage_wiped: 'the browser has evicted everything',
  app_mixed: 'the app is older or newer than its peers: unknown fields and entities both ways',
  long_absence: 'the device was away longer than deletions are remembered',
} as const;

/** Of the server and its database. */
export const serverFaults = {
  server_kill: 'the server dies between commit and reply',
  server_mixed: 'the server is older than some devices',
  database_restored: 'the database is put back to an earlier moment',
  database_emptied: 'the database starts over with nothing',
} as const;

/** Of the way to the server as a whole, while it lasts. The simulator's links have these as `drop` and `delay`. */
export const linkFaults = {
  offline: 'the device has no network, and says so',
  slow: 'the bytes come in one by one',
} as const;

export type WireFault = keyof typeof wireFaults;
export type DeviceFault = keyof typeof deviceFaults;
export type ServerFault = keyof typeof serverFaults;
export type LinkFault = keyof typeof linkFaults;
export type Fault = WireFault | DeviceFault | ServerFault;

/** Those that every simulation has. */
export const allFaults = Object.keys({ ...wireFaults, ...deviceFaults, ...serverFaults }) as Fault[];
