/** Which drafts are in open forms of this browser, by Web Locks: a tab that crashes lets go of its own. */
import { createDraftHolds, type DraftHolds } from '../data/draftHolds.ts';

const prefix = 'holdfast-draft-';
const here = createDraftHolds(lock);

export const draftHolds: DraftHolds = {
  hold: here.hold,
  async held() {
    const { held = [] } = await navigator.locks.query();
    const names = held.map(({ name = '' }) => name).filter((name) => name.startsWith(prefix));
    // A lock that was let go is listed for a moment longer, one that was asked for not yet.
    const elsewhere = names.map((name) => name.slice(prefix.length)).filter((id) => !here.isLetGo(id));
    return new Set([...elsewhere, ...(await here.held())]);
  },
};

function lock(id: string): () => void {
  const letting = new AbortController();
  const untilLet = () => new Promise<void>((resolve) => letting.signal.addEventListener('abort', () => resolve()));
  // Let go while it was waiting: that is no failure.
  navigator.locks.request(prefix + id, { signal: letting.signal }, untilLet).catch(() => undefined);
  return () => letting.abort();
}
