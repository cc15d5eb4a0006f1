/** What processes cost, from Linux's process table: measuring asks neither them nor the database anything. */
import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

interface Stat {
  parent: number;
  /** CPU seconds of the process itself. */
  own: number;
  /** CPU seconds of its children that have ended. */
  ended: number;
}

/** CPU seconds of a process. */
export function cpuSeconds(pid: number): number {
  return readStat(pid)?.own ?? 0;
}

/** CPU microseconds of a process of one thread, far finer than its seconds: by the scheduler's own count. */
export function cpuMicroseconds(pid: number): number {
  const [nanoseconds] = readOr(`/proc/${pid}/schedstat`, '0').split(' ');
  return Number(nanoseconds) / 1000;
}

/** CPU seconds of a process, its children, and its children that have ended. */
export function familyCpuSeconds(pid: number): number {
  const parent = readStat(pid);
  if (parent === null) return 0;
  return childrenOf(pid).reduce((sum, child) => sum + cpuSeconds(child), parent.own + parent.ended);
}

export function memoryMiB(pid: number): { now: number; peak: number } {
  const status = readOr(`/proc/${pid}/status`, '');
  const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
  return { now: read('VmRSS'), peak: read('VmHWM') };
}

export interface ConnectionWatch {
  /** The most seen at once since the last call. */
  peak(): number;
  stop(): void;
}

/** Counts Postgres's backends that serve a role, many times a second. A connection shorter than that may go unseen. */
export function watchConnections(postmaster: number, role: string, everyMs = 20): ConnectionWatch {
  const isOurs = new Map<number, boolean>();
  let most = 0;
  const look = () => {
    let count = 0;
    for (const pid of childrenOf(postmaster)) {
      const known = isOurs.get(pid) ?? classify(pid, role);
      if (known !== null) isOurs.set(pid, known);
      if (known) count += 1;
    }
    most = Math.max(most, count);
  };
  const timer = setInterval(look, everyMs);
  return {
    peak() {
      look();
      const peak = most;
      most = 0;
      return peak;
    },
    stop: () => clearInterval(timer),
  };
}

/** Null: too young to tell. A backend's title is "postgres: role database address …". */
function classify(pid: number, role: string): boolean | null {
  const title = readOr(`/proc/${pid}/cmdline`, '');
  return title.startsWith('postgres: ') ? title.startsWith(`postgres: ${role} `) : null;
}

function childrenOf(pid: number): number[] {
  const listed = readOr(`/proc/${pid}/task/${pid}/children`, null);
  if (listed !== null) return listed.split(' ').filter(Boolean).map(Number);
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return all.map(Number).filter((one) => readStat(one)?.parent === pid);
}

function readStat(pid: number): Stat | null {
  const line = readOr(`/proc/${pid}/stat`, null);
  if (line === null) return null;
  // The name is in parentheses and may hold spaces; what follows it begins with field 3, the state.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const ticks = (n: number) => Number(fields[n - 3]) / ticksPerSecond;
  return { parent: Number(fields[1]), own: ticks(14) + ticks(15), ended: ticks(16) + ticks(17) };
}

function readOr<T>(path: string, otherwise: T): string | T {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}
