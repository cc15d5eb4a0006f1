/** How patient the engine is. Milliseconds and counts; every number can be set from outside. */
import { defaultPullLimit, maxChangesPerRequest, maxRequestBytes } from '@holdfast/shared/protocol/limits';
import type { Backoff } from '@holdfast/shared/retry/backoff';

export interface EngineSettings {
  /** From the first unsent write to the run that takes it. */
  writePauseMs: number;
  /** At most one run per this while writing goes on. */
  minGapMs: number;
  /** A run when nothing else asked for one: the safety net under lost pokes [SV6]. */
  heartbeatMs: number;
  /** How long one exchange may take before it is aborted [EN6]. */
  exchangeTimeoutMs: number;
  /**
   * How long one step of the device's storage may take before the run is given up [EN7]: longer than the largest import
   * in a tab, which it has to wait for, or the copy that is kept before a homecoming.
   */
  storeTimeoutMs: number;
  /** After a run that failed. */
  backoff: Backoff;
  maxChanges: number;
  /** Of the body, with room left for the envelope. */
  maxBytes: number;
  pullLimit: number;
}

export const defaultSettings: EngineSettings = {
  writePauseMs: 2_000,
  minGapMs: 5_000,
  heartbeatMs: 300_000,
  exchangeTimeoutMs: 30_000,
  storeTimeoutMs: 120_000,
  backoff: { baseMs: 2_000, capMs: 300_000 },
  maxChanges: maxChangesPerRequest,
  maxBytes: maxRequestBytes - 16 * 1024,
  pullLimit: defaultPullLimit,
};
