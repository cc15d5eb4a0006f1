/**
 * Notices a leader that answers nothing: a tab that was frozen without being told still holds the lock [LD2].
 * Asks only the tabs of this browser, never the server.
 */
import type { Timers } from '../sync/ports.ts';

export const askEveryMs = 5_000;
/** A busy leader may be late once or twice. */
export const patience = 3;

export interface LeaderWatch {
  /** Asks now, and again and again. */
  start(): void;
  stop(): void;
  /** The leader said something. */
  heard(): void;
}

export interface WatchPorts {
  timers: Timers;
  ask(): void;
  onSilence(): void;
}

export function createLeaderWatch({ timers, ask, onSilence }: WatchPorts): LeaderWatch {
  let unanswered = 0;
  let callOff: (() => void) | null = null;

  function look(): void {
    callOff = timers.after(askEveryMs, look);
    if (unanswered < patience) {
      unanswered += 1;
      ask();
      return;
    }
    unanswered = 0;
    onSilence();
  }

  function stop(): void {
    callOff?.();
    callOff = null;
    unanswered = 0;
  }

  return {
    start() {
      if (callOff === null) look();
    },
    stop,
    heard() {
      unanswered = 0;
    },
  };
}
