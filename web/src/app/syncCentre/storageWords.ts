/** What is said of the room on this device: how much is used, whether it is promised, what is large, when it runs short. */
import type { KindSize } from '../../data/estimateSizes.ts';
import type { StorageFacts } from '../../platform/storage.ts';
import { findWidget } from '../../widgets/allWidgets.ts';
import { bytesWords } from './bytesWords.ts';

/** From here on a person is told before it is too late. */
const shortFrom = 0.8;
/** What is smaller than this is of no interest to anybody. */
const largeBytes = 1_000_000;
const named = 2;

export function storageWords({ usedBytes, quotaBytes, persistent }: StorageFacts): string {
  const kept = persistent ? 'kept until you remove it' : 'the browser may clear it when the disk is full';
  return `${bytesWords(usedBytes)} of ${bytesWords(quotaBytes)}, ${kept}`;
}

export function isShort({ usedBytes, quotaBytes }: StorageFacts): boolean {
  return quotaBytes > 0 && usedBytes / quotaBytes >= shortFrom;
}

export const shortWords =
  'Everything saved so far is safe, but room is running short here. Export everything, then make room on this device or delete what you no longer need.';

/**
 * "Most of it: Expenses, about 21 MB · History, about 2 MB", as far as there is anything large; else empty. `sizes`, the
 * largest first, are estimates; what they come to together is taken to be what the records use.
 */
export function largestWords(sizes: readonly KindSize[], { recordBytes }: Pick<StorageFacts, 'recordBytes'>): string {
  const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const large = sizes
    .map(({ kind, bytes }) => ({ kind, bytes: (bytes / all) * recordBytes }))
    .filter(({ bytes }) => bytes >= largeBytes)
    .slice(0, named);
  if (large.length === 0) return '';
  const words = large.map(({ kind, bytes }) => `${nameOf(kind)}, about ${bytesWords(bytes)}`);
  return `Most of it: ${words.join(' · ')}`;
}

/** What takes room beside the records. */
const otherNames: Readonly<Record<string, string>> = {
  preference: 'Settings',
  history: 'History',
  diary: 'Diary',
  outbox: 'Waiting to be sent',
  refused: 'Refused',
  drafts: 'Typed and not saved',
  unknown: 'Of a newer version',
  rollups: 'Counts and sums',
  copies: 'The copy from before',
  meta: 'Notes of sync',
};

export const nameOf = (kind: string): string => findWidget(kind)?.name ?? otherNames[kind] ?? 'Settings';
