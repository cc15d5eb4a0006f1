/** What asks for a run, and what each may do. */

/** Why a run is wanted now. */
export type Trigger = 'start' | 'person' | 'signed_in' | 'online' | 'visible' | 'resumed' | 'poke' | 'hidden';

interface TriggerPolicy {
  /** `unsent`: only while a write waits and nothing is wrong. `stale`: only after a problem, or some time after the last run. */
  runs: 'always' | 'unsent' | 'stale';
  /** What hangs is given up for a fresh try: a frozen page's exchange may have died unnoticed [EN6, LD1]. */
  isFreshTry: boolean;
}

/** `hidden` and `visible` come with every glance at another tab. */
export const triggerPolicies: Record<Trigger, TriggerPolicy> = {
  start: { runs: 'always', isFreshTry: false },
  person: { runs: 'always', isFreshTry: true },
  signed_in: { runs: 'always', isFreshTry: true },
  online: { runs: 'always', isFreshTry: false },
  visible: { runs: 'stale', isFreshTry: false },
  resumed: { runs: 'always', isFreshTry: true },
  poke: { runs: 'always', isFreshTry: false },
  hidden: { runs: 'unsent', isFreshTry: false },
};

/** `person`: they said so, and may say otherwise. `changing_hands`: a session begins or ends, and nothing may be sent meanwhile [AU1]. */
export type PauseReason = 'person' | 'changing_hands';
