/** A file a person chose, as records that can be restored and those that cannot; or why it is no copy of Holdfast. */
import type { Registry } from '@holdfast/shared/entities/defineEntity';
import type { DraftRow } from '../../data/database.ts';
import { exportFormat, exportVersion } from '../../data/exportParts.ts';
import { keyOf } from '../../data/recordName.ts';
import { addBarred, type Barred } from '../../ui/files/barred.ts';
import { nextTask } from '../../ui/nextTask.ts';
import { judgeDrafts } from './judgeDraft.ts';
import { type BackupRecord, judgeRecord } from './judgeRecord.ts';
import { scanBackup } from './scanBackup.ts';

export const largestFile = 300_000_000;
/** How many records are looked at before the page gets its turn. */
const sliceSize = 250;

export interface BackupFile {
  ok: true;
  records: BackupRecord[];
  barred: Barred[];
  /** What was typed and not saved. */
  drafts: DraftRow[];
  /** How many were in the bin when the copy was made. */
  deleted: number;
  /** When it was made, as the file says; null where it does not. */
  exportedAt: number | null;
  /** The file ends, or is damaged, before its own end. */
  isCut: boolean;
}

export type BackupReading = BackupFile | { ok: false; message: string };

const refuse = (message: string): BackupReading => ({ ok: false, message: `${message} Nothing was read.` });

export async function readBackup(file: Pick<File, 'size' | 'text'>, registry: Registry): Promise<BackupReading> {
  if (file.size > largestFile) return refuse('This file is larger than 300 MB, which no copy of Holdfast is.');
  const text = await file.text().catch(() => null);
  if (text === null) return refuse('The browser could not read this file.');
  const records: BackupRecord[] = [];
  const barred: Barred[] = [];
  const taken = new Set<string>();
  const head = new Map<string, unknown>();
  let drafts: DraftRow[] = [];
  let count = 0;
  let deleted = 0;
  const scan = scanBackup(text);
  let next = scan.next();
  for (; !next.done; next = scan.next()) {
    const part = next.value;
    if (part.is === 'value') {
      if (part.name === 'drafts') drafts = judgeDrafts(registry, part.text);
      else head.set(part.name, headValue(part.text));
      continue;
    }
    const judged = judgeRecord(registry, part.entity, part.text);
    if (judged.is === 'barred') addBarred(barred, judged);
    if (judged.is === 'deleted') deleted += 1;
    if (judged.is === 'good') {
      const key = keyOf(judged.record);
      if (taken.has(key)) addBarred(barred, { because: 'In the file a second time, with the same id', what: key });
      else records.push(judged.record);
      taken.add(key);
    }
    count += 1;
    if (count % sliceSize === 0) await nextTask();
  }
  const isCut = next.value === 'cut';
  const refusal = refuseHead(head, isCut && count === 0);
  if (refusal !== null) return refuse(refusal);
  const exportedAt = head.get('exportedAt');
  return { ok: true, records, drafts, barred, deleted, exportedAt: isInstant(exportedAt) ? exportedAt : null, isCut };
}

/** Only what stands at the beginning is of use here, and that is short. */
function headValue(text: string): unknown {
  if (text.length > 200) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuseHead(head: ReadonlyMap<string, unknown>, isAllCut: boolean): string | null {
  if (head.get('format') !== exportFormat)
    return 'This is no copy that Holdfast made. Its own end in “.holdfast”, older ones in “.json”.';
  const version = head.get('version');
  if (typeof version === 'number' && version > exportVersion)
    return 'This copy was made by a newer version of Holdfast. Update this one, then read the copy again.';
  return isAllCut ? 'This file ends before its first record.' : null;
}

/** Within what a date can show. */
function isInstant(value: unknown): value is number {
  return Number.isSafeInteger(value) && Math.abs(value as number) < 8_640_000_000_000_000;
}
