/** Which drafts are in open forms of this browser, by Web Locks: a tab that crashes lets go of its own. */
import { createDraftHolds, type DraftHolds } from '../data/draftHolds.ts';
import { watchPageLifecycle } from './pageLifecycle.ts';

const prefix = 'holdfast-draft-';
/** How to let go of each lock that is wanted. */
const locks = new Map<string, AbortController>();
const here = createDraftHolds((id) => {
  lock(id);
  return () => {
    locks.get(id)?.abort();
    locks.delete(id);
  };
});

const watched = new Set<string>();

export const draftHolds: DraftHolds = {
  hold: here.hold,
  holds: here.holds,
  watch(id, then) {
    if (locks.has(id) || watched.has(id)) return;
    watched.add(id);
    // The page before this one may still be on its way out; granted, its lock is free.
    navigator.locks.request(prefix + id, { mode: 'shared' }, () => watched.delete(id)).then(then, () => undefined);
  },
  async held() {
    const { held = [] } = await navigator.locks.query();
    const names = held.map(({ name = '' }) => name).filter((name) => name.startsWith(prefix));
    // A lock that was let go is listed for a moment longer, one that was asked for not yet.
    const elsewhere = names.map((name) => name.slice(prefix.length)).filter((id) => !here.isLetGo(id));
    return new Set([...elsewhere, ...(await here.held())]);
  },
};

// A page that holds a lock is not kept for the back button.
watchPageLifecycle({
  onSleep: () => {
    for (const letting of locks.values()) letting.abort();
  },
  onWake: () => {
    for (const id of locks.keys()) lock(id);
  },
  signal: new AbortController().signal,
});

function lock(id: string): void {
  const letting = new AbortController();
  locks.set(id, letting);
  const untilLet = () => new Promise<void>((resolve) => letting.signal.addEventListener('abort', () => resolve()));
  // Let go while it was waiting: that is no failure.
  navigator.locks.request(prefix + id, { signal: letting.signal }, untilLet).catch(() => undefined);
}
