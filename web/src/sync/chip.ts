/** The one line that says where a person's work is. First match wins; it never claims more than the server has said. */
import type { Session } from './session.ts';
import type { SyncStatus } from './status.ts';

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

/** `timeOfDay` words a moment as the person's locale does, e.g. 14:02. */
export function planChip(facts: ChipFacts, timeOfDay: (ms: number) => string): Chip {
  const { status, unsent, refused, session, now } = facts;
  const { problem } = status;
  if (refused > 0) return { tone: 'needs_you', text: refused === 1 ? '1 needs you' : `${refused} need you` };
  const waiting = (text: string): Chip => ({ tone: 'waiting', text: [text, ...savedHere(facts)].join(' · ') });
  if (session === 'ended') return waiting('Sign in to sync');
  if (session === 'none') return { tone: 'quiet', text: 'On this device' };
  if (problem?.kind === 'upgrade_required') return waiting('Update Holdfast to sync');
  if (problem?.kind === 'storage_full') return { tone: 'needs_you', text: 'Storage full' };
  if (facts.paused) return waiting('Paused');
  if (problem?.kind === 'offline') return waiting('Offline');
  if (problem?.kind === 'unreachable') return waiting(`Can't reach server${tryingAgain(problem.retryAt, now)}`);
  if (problem?.kind === 'internal') return waiting(`Sync has a fault${tryingAgain(problem.retryAt, now)}`);
  if (problem?.kind === 'portal') return waiting('This Wi-Fi wants a sign-in');
  if (status.progress !== null) {
    return { tone: 'waiting', text: `Sending ${status.progress.sent} of ${status.progress.total}` };
  }
  if (unsent > 0) return { tone: 'waiting', text: savedHere(facts).join(' · ') };
  if (status.syncedAt === null) return { tone: 'waiting', text: 'Checking with the server' };
  return { tone: 'calm', text: `Saved everywhere · ${timeOfDay(status.syncedAt)}` };
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
