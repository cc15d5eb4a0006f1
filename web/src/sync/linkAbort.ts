/** An abort of one's own that follows another signal, for as long as it is of interest. */
export interface LinkedAbort {
  signal: AbortSignal;
  abort(): void;
  /** The other signal is followed no longer. */
  release(): void;
}

export function linkAbort(other: AbortSignal): LinkedAbort {
  const own = new AbortController();
  const abort = () => own.abort();
  if (other.aborted) abort();
  other.addEventListener('abort', abort);
  return { signal: own.signal, abort, release: () => other.removeEventListener('abort', abort) };
}
