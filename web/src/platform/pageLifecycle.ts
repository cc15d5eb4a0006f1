/** When the browser puts this page to sleep (frozen, or kept for the back button), and when it wakes it, as far as it tells. */

export interface PageLifecycle {
  /** The page stops after this: nothing may be left held. */
  onSleep(): void;
  onWake(): void;
  signal: AbortSignal;
}

export function watchPageLifecycle({ onSleep, onWake, signal }: PageLifecycle): void {
  document.addEventListener('freeze', onSleep, { signal });
  document.addEventListener('resume', onWake, { signal });
  addEventListener('pagehide', ({ persisted }) => persisted && onSleep(), { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && onWake(), { signal });
}
