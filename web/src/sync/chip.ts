/** The one line that says where a person's work is. First match wins; it never claims more than the server has said. */
import type { Session } from './session.ts';
import type { ProblemKind, SyncStatus } from './status.ts';

export interface ChipFacts {
  status: SyncStatus;
  /** Records with unsent fields. */
  unsent: number;
  /** Device milliseconds of the oldest unsent edit. */
  oldestUnsentAt: number | null;
  refused: number;
  session: Session;
  paused: boolean;
  now: number;
}

/** `quiet`: nothing to say and nothing awaited, for there is no account. */
export type ChipTone = 'calm' | 'quiet' | 'waiting' | 'needs_you';

export interface Chip {
  tone: ChipTone;
  text: string;
}

const hour = 3_600_000;

interface ProblemWords {
  text: string;
  /** The server is tried again by itself, and it helps to know when. */
  countsDown?: true;
  /** It has to be mended on this device, whatever else is the matter: said even while paused, and alone if it `needsYou`. */
  isHere?: true;
  needsYou?: true;
  /** Until it is mended nothing else that could be said here is known. */
  isFirst?: true;
}

const signIn = 'Sign in to sync';

const problemWords: Record<ProblemKind, ProblemWords> = {
  unauthenticated: { text: signIn, isHere: true },
  not_a_member: { text: signIn, isHere: true },
  upgrade_required: { text: 'Update Holdfast to sync', isHere: true },
  storage_silent: { text: 'Storage does not answer', isHere: true, needsYou: true, isFirst: true },
  storage_full: { text: 'Storage full', isHere: true, needsYou: true },
  offline: { text: 'Offline' },
  unreachable: { text: "Can't reach server", countsDown: true },
  portal: { text: 'This Wi-Fi wants a sign-in' },
  crashed: { text: 'Sync has a fault', countsDown: true },
  forbidden: { text: 'The server takes nothing from this address', countsDown: true },
  rate_limited: { text: 'The server asks to wait', countsDown: true },
  unavailable: { text: 'The server is busy', countsDown: true },
  internal: { text: 'The server has a fault', countsDown: true },
  invalid_request: { text: "The server doesn't understand this app", countsDown: true },
  not_found: { text: 'No sync at this address', countsDown: true },
  too_large: { text: 'Too much for the server at once', countsDown: true },
};

/** `timeOfDay` words an instant as the person's locale does, e.g. 14:02. */
export function planChip(facts: ChipFacts, timeOfDay: (ms: number) => string): Chip {
  const { status, unsent, refused, session, now } = facts;
  const problem = status.problem && { ...status.problem, ...wordsOf(status.problem.kind) };
  if (problem?.isFirst) return { tone: 'needs_you', text: problem.text };
  if (refused > 0) return { tone: 'needs_you', text: refused === 1 ? '1 needs you' : `${refused} need you` };
  const waiting = (text: string): Chip => ({ tone: 'waiting', text: [text, ...savedHere(facts)].join(' · ') });
  if (session === 'ended') return waiting(signIn);
  if (session === 'none') return { tone: 'quiet', text: 'On this device' };
  if (facts.paused && !problem?.isHere) return waiting('Paused');
  if (problem?.needsYou) return { tone: 'needs_you', text: problem.text };
  if (problem?.countsDown) return waiting(problem.text + tryingAgain(problem.retryAt, now));
  if (problem) return waiting(problem.text);
  if (status.progress !== null) {
    return { tone: 'waiting', text: `Sending ${status.progress.sent} of ${status.progress.total}` };
  }
  if (unsent > 0) return { tone: 'waiting', text: savedHere(facts).join(' · ') };
  if (status.syncedAt === null) return { tone: 'waiting', text: 'Checking with the server' };
  return { tone: 'calm', text: `Saved everywhere · ${timeOfDay(status.syncedAt)}` };
}

/** The worker belongs to the leading tab, which may be of another version and know another kind. */
function wordsOf(kind: string): ProblemWords {
  return (problemWords as Partial<Record<string, ProblemWords>>)[kind] ?? problemWords.crashed;
}

function tryingAgain(retryAt: number | null, now: number): string {
  if (retryAt === null || retryAt <= now) return '';
  return ` · trying again in ${Math.ceil((retryAt - now) / 1000)} s`;
}

/** "5 saved here", and from an hour on how long the oldest has waited. */
function savedHere({ unsent, oldestUnsentAt, now }: ChipFacts): string[] {
  if (unsent === 0) return [];
  const waited = oldestUnsentAt === null ? 0 : now - oldestUnsentAt;
  return waited < hour ? [`${unsent} saved here`] : [`${unsent} saved here`, `oldest ${wordWait(waited)}`];
}

/** "3 h", "2 days". */
export function wordWait(ms: number): string {
  const hours = Math.floor(ms / hour);
  if (hours < 48) return `${hours} h`;
  return `${Math.floor(hours / 24)} days`;
}
