/**
 * When to run. The contract:
 * - runs never overlap; whatever is asked during a run is served by one later run [EN1, EN2];
 * - a failed run never cancels the next one [EN3];
 * - writes are gathered: a pause after the first, a gap between runs; people, pokes and the network are served at once;
 * - a person's "sync now", and waking up, aborts a hanging try and starts a fresh one [EN6].
 */
import { planBackoff } from './backoff.ts';
import { createPace } from './pace.ts';
import type { Clock, Leadership, LocalStore, Random, Timers, Transport } from './ports.ts';
import { type RunOutcome, runSync } from './run.ts';
import type { EngineSettings } from './settings.ts';
import { initialStatus, type SyncProblem, type SyncStatus } from './status.ts';

/** Why a run is wanted now. */
export type Trigger = 'start' | 'person' | 'signed_in' | 'online' | 'visible' | 'resumed' | 'poke' | 'hidden';

export interface EnginePorts {
  store: LocalStore;
  transport: Transport;
  leadership: Leadership;
  clock: Clock;
  timers: Timers;
  random: Random;
  settings: EngineSettings;
  onStatus(status: SyncStatus): void;
  /** A bug or a broken database, for the log; the engine itself goes on. */
  onCrash(error: unknown): void;
}

export interface Engine {
  /** A person's edit was committed on this device. */
  wrote(): void;
  trigger(trigger: Trigger): void;
  /** While paused only a person's trigger runs; an exchange in flight is called off. */
  setPaused(paused: boolean): void;
  status(): SyncStatus;
  /** Aborts the exchange in flight and never runs again. Resolves when no run is going on. */
  stop(): Promise<void>;
}

export function createEngine(ports: EnginePorts): Engine {
  const { clock, timers, settings } = ports;
  const pace = createPace(settings.maxChanges);
  let status = initialStatus;
  let running: Promise<void> | null = null;
  let abort = new AbortController();
  /** What asked for a later run while one was going on. */
  let askedMeanwhile: Trigger | null = null;
  let unsentWrite = false;
  let paused = false;
  let stopped = false;
  let failures = 0;
  let lastRunAt = Number.NEGATIVE_INFINITY;
  let dueAt = Number.POSITIVE_INFINITY;
  let callOff = () => {};

  const report = (news: Partial<SyncStatus>) => {
    status = { ...status, ...news };
    ports.onStatus(status);
  };

  /** Keeps the earlier of two appointments. */
  function runNoLaterThan(at: number): void {
    if (stopped || paused || at >= dueAt) return;
    callOff();
    dueAt = at;
    callOff = timers.after(Math.max(0, at - clock.elapsed()), () => {
      dueAt = Number.POSITIVE_INFINITY;
      if (running === null) start();
    });
  }

  function clearAppointment(): void {
    callOff();
    dueAt = Number.POSITIVE_INFINITY;
  }

  function start(): void {
    clearAppointment();
    abort = new AbortController();
    lastRunAt = clock.elapsed();
    unsentWrite = false;
    askedMeanwhile = null;
    report({ running: true });
    running = runOnce().then(finish);
  }

  /** A crash is an outcome too: it must not end all later runs [EN3]. */
  async function runOnce(): Promise<RunOutcome> {
    const { store, transport } = ports;
    const onProgress = (progress: SyncStatus['progress']) => report({ progress });
    try {
      return await ports.leadership.runExclusive(() =>
        runSync({ store, transport, clock, timers, settings, pace, signal: abort.signal, onProgress }),
      );
    } catch (error) {
      return { kind: 'crashed', error };
    }
  }

  function finish(outcome: RunOutcome): void {
    running = null;
    if (stopped) return;
    if (outcome.kind === 'crashed') ports.onCrash(outcome.error);
    const retryAt = scheduleNext(outcome);
    const syncedAt = outcome.kind === 'synced' ? clock.now() : status.syncedAt;
    // A try that was aborted here says nothing about the server.
    const isCalledOff = abort.signal.aborted && (paused || askedMeanwhile !== null);
    const problem = isCalledOff ? status.problem : toProblem(outcome, retryAt);
    report({ running: false, progress: null, problem, syncedAt, alone: pace.suspects() });
    if (askedMeanwhile !== null && (!paused || askedMeanwhile === 'person')) start();
    else if (unsentWrite) wrote();
  }

  /** When the next run is due by itself, by the wall clock; the answer is set only where a person is told to wait for it. */
  function scheduleNext(outcome: RunOutcome): number | null {
    if (!isTransient(outcome)) {
      failures = 0;
      if (outcome.kind !== 'unbound') runNoLaterThan(clock.elapsed() + settings.heartbeatMs);
      return null;
    }
    failures += 1;
    const retryAfterMs = 'retryAfterMs' in outcome ? outcome.retryAfterMs : null;
    const { backoffBaseMs: baseMs, backoffCapMs: capMs } = settings;
    const waitMs = planBackoff({ failures, baseMs, capMs, retryAfterMs, random: ports.random.next() });
    runNoLaterThan(clock.elapsed() + waitMs);
    return clock.now() + waitMs;
  }

  function wrote(): void {
    unsentWrite = true;
    // While the server is away or says no, its own appointment stands: typing must not hammer it.
    if (running !== null || status.problem !== null) return;
    runNoLaterThan(Math.max(clock.elapsed() + settings.writePauseMs, lastRunAt + settings.minGapMs));
  }

  /** `hidden` and `visible` come with every glance at another tab: they run only where a run may help. */
  function isWorthRun(trigger: Trigger): boolean {
    if (paused) return trigger === 'person';
    if (trigger === 'hidden') return unsentWrite && status.problem === null;
    if (trigger === 'visible') return status.problem !== null || clock.elapsed() - lastRunAt > settings.minGapMs;
    return true;
  }

  function trigger(reason: Trigger): void {
    if (stopped) return;
    if (reason === 'signed_in' && isSessionProblem(status.problem)) report({ problem: null });
    if (!isWorthRun(reason)) return;
    failures = 0;
    if (running === null) {
      start();
      return;
    }
    if (askedMeanwhile !== 'person') askedMeanwhile = reason;
    // What hangs is given up for a fresh try: a frozen page's exchange may have died unnoticed [EN6, LD1].
    if (reason === 'person' || reason === 'signed_in' || reason === 'resumed') abort.abort();
  }

  return {
    wrote,
    trigger,
    status: () => status,
    setPaused(next) {
      if (paused === next) return;
      paused = next;
      if (!paused) trigger('start');
      else {
        clearAppointment();
        abort.abort();
      }
    },
    async stop() {
      stopped = true;
      clearAppointment();
      abort.abort();
      await running;
    },
  };
}

/** Transient: time may mend it, so the backoff asks again. The rest needs a person, a sign-in or an update. */
function isTransient(outcome: RunOutcome): boolean {
  if (outcome.kind !== 'problem') return !['synced', 'unbound', 'lease_lost'].includes(outcome.kind);
  return !['unauthenticated', 'not_a_member', 'upgrade_required'].includes(outcome.code);
}

function isSessionProblem(problem: SyncProblem | null): boolean {
  return problem?.kind === 'signed_out' || problem?.kind === 'other_account';
}

function toProblem(outcome: RunOutcome, retryAt: number | null): SyncProblem | null {
  switch (outcome.kind) {
    case 'synced':
    case 'unbound':
    case 'lease_lost':
      return null;
    case 'offline':
    case 'portal':
    case 'unreachable':
    case 'storage_full':
      return { kind: outcome.kind, retryAt };
    case 'timed_out':
      return { kind: 'unreachable', retryAt };
    case 'crashed':
      return { kind: 'internal', retryAt };
    case 'problem':
      if (outcome.code === 'unauthenticated') return { kind: 'signed_out' };
      if (outcome.code === 'not_a_member') return { kind: 'other_account' };
      if (outcome.code === 'upgrade_required') return { kind: 'upgrade_required' };
      return { kind: 'unreachable', retryAt };
  }
}
