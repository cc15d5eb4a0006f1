/** What asks for a run, and what each may do. */

/** Why a run is wanted now. `storage`: it answers again. */
export type Trigger =
  | 'start'
  | 'person'
  | 'signed_in'
  | 'online'
  | 'visible'
  | 'resumed'
  | 'poke'
  | 'hidden'
  | 'storage';

interface TriggerPolicy {
  /** `unsent`: only while a write waits and nothing is wrong. `stale`: only after a problem, or some time after the last run. */
  runs: 'always' | 'unsent' | 'stale';
  /**
   * Aborts the exchange in flight and starts anew: one of a page that was frozen may have ended without the page
   * noticing [EN6, LD1].
   */
  isFreshTry: boolean;
}

/** `hidden` and `visible` come whenever a person switches tabs, so they run only when there is a reason to. */
export const triggerPolicies: Record<Trigger, TriggerPolicy> = {
  start: { runs: 'always', isFreshTry: false },
  person: { runs: 'always', isFreshTry: true },
  signed_in: { runs: 'always', isFreshTry: true },
  online: { runs: 'always', isFreshTry: false },
  visible: { runs: 'stale', isFreshTry: false },
  resumed: { runs: 'always', isFreshTry: true },
  poke: { runs: 'always', isFreshTry: false },
  hidden: { runs: 'unsent', isFreshTry: false },
  storage: { runs: 'always', isFreshTry: false },
};

/**
 * `person`: a person has paused syncing, and may still ask for a run. `changing_hands`: a session begins or ends, and
 * nothing may be sent meanwhile, whoever asks [AU1].
 */
export type PauseReason = 'person' | 'changing_hands';
