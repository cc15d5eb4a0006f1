/**
 * When to run. The contract:
 * - runs never overlap; whatever is asked during a run is served by one later run [EN1, EN2];
 * - a failed run never cancels the next one [EN3];
 * - writes are gathered: a pause after the first, a gap between runs; people, pokes and the network are served at once;
 * - a person's "sync now", and waking up, aborts a hanging try and starts a fresh one [EN6].
 */
import { backoffMs, equalJitter, notBefore } from '@holdfast/shared/retry/backoff';
import { createBatchSizing } from './batchSizing.ts';
import { meaningOf } from './outcomes.ts';
import { createPoisonRecords } from './poisonRecords.ts';
import type { Clock, Leadership, LocalStore, Random, Timers, Transport } from './ports.ts';
import { type RunOutcome, runSync } from './run.ts';
import { isSessionProblem } from './session.ts';
import type { EngineSettings } from './settings.ts';
import { initialStatus, type SyncStatus } from './status.ts';
import { type PauseReason, type Trigger, triggerPolicies } from './triggers.ts';
import { StorageSilent } from './untilSilent.ts';

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
  /** An exchange in flight is called off, and none follows while any reason holds; a person may ask in spite of their own. */
  pause(reason: PauseReason): void;
  /** After the last reason has gone it catches up. */
  resume(reason: PauseReason): void;
  isPaused(): boolean;
  status(): SyncStatus;
  /** Aborts the exchange in flight and never runs again. Resolves when no run is going on. */
  stop(): Promise<void>;
}

export function createEngine(ports: EnginePorts): Engine {
  const { clock, timers, settings } = ports;
  const sizing = createBatchSizing(settings.maxChanges);
  const poison = createPoisonRecords();
  let status = initialStatus;
  let running: Promise<void> | null = null;
  let abort = new AbortController();
  /** What asked for a later run while one was going on. */
  let askedMeanwhile: Trigger | null = null;
  let unsentWrite = false;
  const pauses = new Set<PauseReason>();
  let stopped = false;
  let failures = 0;
  let lastRunAt = Number.NEGATIVE_INFINITY;
  let dueAt = Number.POSITIVE_INFINITY;
  let callOff = () => {};

  const report = (change: Partial<SyncStatus>) => {
    status = { ...status, ...change };
    ports.onStatus(status);
  };

  /** Keeps the earlier of two appointments. */
  function runNoLaterThan(at: number): void {
    if (stopped || pauses.size > 0 || at >= dueAt) return;
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
        runSync({ store, transport, clock, timers, settings, sizing, poison, signal: abort.signal, onProgress }),
      );
    } catch (error) {
      if (!(error instanceof StorageSilent)) return { kind: 'crashed', error };
      const answered = () => trigger('storage');
      error.step.then(answered, answered);
      return { kind: 'storage_silent' };
    }
  }

  function finish(outcome: RunOutcome): void {
    running = null;
    if (stopped) return;
    if (outcome.kind === 'crashed') ports.onCrash(outcome.error);
    const retryAt = scheduleNext(outcome);
    const syncedAt = outcome.kind === 'synced' ? clock.now() : status.syncedAt;
    // A try that was aborted here says nothing about the server.
    const isCalledOff = abort.signal.aborted && (pauses.size > 0 || askedMeanwhile !== null);
    const { problem: kind } = meaningOf(outcome);
    const problem = isCalledOff ? status.problem : kind && { kind, retryAt };
    report({ running: false, progress: null, problem, syncedAt, alone: poison.count() });
    if (askedMeanwhile !== null && mayRun(askedMeanwhile)) start();
    else if (unsentWrite) wrote();
  }

  /** Schedules the next run. Answers when it is due, by the wall clock, if a person is told of it; else null. */
  function scheduleNext(outcome: RunOutcome): number | null {
    const { next } = meaningOf(outcome);
    if (next !== 'backoff') {
      failures = 0;
      if (next === 'heartbeat') runNoLaterThan(clock.elapsed() + settings.heartbeatMs);
      return null;
    }
    failures += 1;
    const retryAfterMs = 'retryAfterMs' in outcome ? outcome.retryAfterMs : null;
    const random = ports.random.next();
    const jittered = equalJitter(backoffMs(settings.backoff, failures), random);
    const waitMs = notBefore(retryAfterMs, jittered, (settings.backoff.baseMs / 2) * random);
    runNoLaterThan(clock.elapsed() + waitMs);
    return clock.now() + waitMs;
  }

  function wrote(): void {
    unsentWrite = true;
    // While there is a problem the next try is scheduled already: typing must not bring it forward and load the server.
    if (running !== null || status.problem !== null) return;
    runNoLaterThan(Math.max(clock.elapsed() + settings.writePauseMs, lastRunAt + settings.minGapMs));
  }

  function mayRun(trigger: Trigger): boolean {
    return pauses.size === 0 || (trigger === 'person' && !pauses.has('changing_hands'));
  }

  function isWorthRun(trigger: Trigger): boolean {
    const isStale = status.problem !== null || clock.elapsed() - lastRunAt > settings.minGapMs;
    const worth = { always: true, unsent: unsentWrite && status.problem === null, stale: isStale };
    return worth[triggerPolicies[trigger].runs];
  }

  function trigger(reason: Trigger): void {
    if (stopped) return;
    const isMended =
      (reason === 'signed_in' && isSessionProblem(status.problem)) ||
      (reason === 'storage' && status.problem?.kind === 'storage_silent');
    if (isMended) report({ problem: null });
    if (!mayRun(reason) || !isWorthRun(reason)) return;
    failures = 0;
    if (running === null) {
      start();
      return;
    }
    if (askedMeanwhile !== 'person') askedMeanwhile = reason;
    if (triggerPolicies[reason].isFreshTry) abort.abort();
  }

  return {
    wrote,
    trigger,
    status: () => status,
    isPaused: () => pauses.size > 0,
    pause(reason) {
      if (pauses.has(reason)) return;
      pauses.add(reason);
      clearAppointment();
      abort.abort();
    },
    resume(reason) {
      if (pauses.delete(reason) && pauses.size === 0) trigger('start');
    },
    async stop() {
      stopped = true;
      clearAppointment();
      abort.abort();
      await running;
    },
  };
}
