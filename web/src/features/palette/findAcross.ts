/** Records of every kind that have what was typed: best first, each with what it was found by. */
import { readValues } from '@holdfast/shared/entities/defineEntity';
import type { Row } from '../../data/database.ts';
import type { Device } from '../../data/device.ts';
import { type Depth, findRecords } from '../../data/search/findRecords.ts';
import { askedWords, hasWords } from '../../data/search/findRows.ts';
import { hasLongRecord } from '../../data/search/hasLongRecord.ts';
import { foldText, wordsIn } from '../../data/search/wordsIn.ts';
import { allWidgets } from '../../widgets/allWidgets.ts';
import { recordTitle } from '../../widgets/recordWords.ts';
import type { Widget } from '../../widgets/widgetDefinition.ts';
import { whereElse } from './whereElse.ts';

export interface FoundRecord {
  id: string;
  widget: Widget;
  title: string;
  /** A piece of another field, where the title does not say why it was found. */
  elsewhere: string;
}

export interface Found {
  typed: string;
  records: FoundRecord[];
  /** The kinds of which there are more than are shown. */
  more: Widget[];
  /** Of a very long record not every word is looked through [SE4]. */
  isCut: boolean;
}

const shown = 30;

/** A first look answers at once; where it has left something out a second one follows. */
export const depths = { first: { found: 10, looked: 200 }, second: { found: 20, looked: 3000 } };

interface Candidate extends FoundRecord {
  rank: number;
  changed: string;
}

export async function findAcross({ db }: Device, typed: string, depth: Depth): Promise<Found> {
  const asked = askedWords(typed);
  if (asked.length === 0) return { typed, records: [], more: [], isCut: false };
  const entities = allWidgets.map(({ entity }) => entity.name);
  return db.transaction('r', db.rowTables(entities), async () => {
    const kinds = await Promise.all(
      allWidgets.map(async (widget) => ({
        widget,
        ...(await findRecords(db, widget.entity, typed, depth)),
        isCut: await hasLongRecord(db, widget.entity.name),
      })),
    );
    const candidates = kinds.flatMap(({ widget, rows }) => rows.map((row) => toCandidate(widget, row, typed, asked)));
    const records = candidates.sort(byRank).slice(0, shown);
    const isMore = ({ widget, rows, isWhole }: (typeof kinds)[number]) =>
      !isWhole || rows.length > records.filter((record) => record.widget === widget).length;
    return {
      typed,
      records,
      more: kinds.filter(isMore).map(({ widget }) => widget),
      isCut: kinds.some(({ isCut }) => isCut),
    };
  });
}

/** First what begins as was typed, then what has it in its title, then all else; among alike what was changed last. */
function toCandidate(widget: Widget, row: Row, typed: string, asked: readonly string[]): Candidate {
  const values = readValues(widget.entity, row.values);
  const title = recordTitle(widget.entity.name, values);
  const inTitle = hasWords(wordsIn(title), asked);
  const isBegun = foldText(title).startsWith(foldText(typed.trim()));
  return {
    id: row.id,
    widget,
    title,
    elsewhere: inTitle ? '' : whereElse(widget, values, title, asked),
    rank: isBegun ? 0 : inTitle ? 1 : 2,
    changed: Object.values(row.stamps).sort().at(-1) ?? '',
  };
}

function byRank(a: Candidate, b: Candidate): number {
  const [one, other] = [a.changed + a.id, b.changed + b.id];
  return a.rank - b.rank || (one < other ? 1 : -1);
}
