/** An event in the capture line: "Cupping fri 15:00-16:30 at the roastery", "Fair 3-5 March". */
import { addDays } from '@holdfast/shared/values/civilDate';
import { addWallMinutes, type WallTime } from '@holdfast/shared/values/zonedTime';
import {
  type CaptureContext,
  type CaptureLine,
  type CapturePart,
  fieldText,
  firstOf,
  type Token,
} from '../capturePart.ts';
import { beginsWithDeed } from '../deedWords.ts';
import { events } from './definition.ts';
import { lengthText } from './eventSpan.ts';
import { eventForm } from './readEvent.ts';

const meetings =
  /(?<![\p{L}])(?:meeting|appointment|dentist|doctor|interview|concert|workshop|training|course|class|webinar|party|wedding|tasting|cupping|lunch|dinner|breakfast|brunch|drinks|flight|standup|termin|besprechung|treffen|réunion|rendez-vous|reunión|cita)(?![\p{L}])/iu;
const wholeDays =
  /(?<![\p{L}])(?:birthday|anniversary|holidays?|vacation|conference|fair|festival|geburtstag|urlaub|anniversaire|cumpleaños)(?![\p{L}])/iu;
const place = /(?<=^|[\s\0])(?:at|@) +([\p{L}][^\0,;]*?)(?= *(?:$|[\0,;]))/iu;
const usualMinutes = 60;

export const capture: CapturePart<typeof events.entity> = {
  of: events,
  example: 'Tasting at the harbour hall, Friday 10:00-11:30',
  claim,
  take(line) {
    const { tokens } = line;
    const time = firstOf(tokens, 'times') ?? firstOf(tokens, 'time');
    const days = firstOf(tokens, 'days') ?? firstOf(tokens, 'day');
    const length = time?.is === 'time' ? firstOf(tokens, 'length') : undefined;
    return [time, days, length, readPlace(line)].filter((token) => token !== undefined);
  },
  texts(title, taken, context) {
    const { start, end, allDay } = spanOf(taken, context);
    return {
      title,
      start,
      end,
      length: lengthText(start, end),
      allDay: allDay ? 'on' : '',
      zone: context.zone,
      place: fieldText(taken, 'place'),
    };
  },
  blank: ({ zone }) => ({ zone }),
  shape: eventForm,
  add: (_device, store, values, id, options) => store.add(values, id, options),
};

/** From one time to another something takes place. A time alone is when to do it, unless the words name a meeting. */
function claim({ tokens, rest }: CaptureLine): number {
  const has = (is: Token['is']) => firstOf(tokens, is) !== undefined;
  if (has('priority') || has('repeat') || has('price') || has('address')) return 0;
  if (has('times')) return 3;
  if (beginsWithDeed(rest)) return 0;
  if (has('days') || (has('time') && has('length'))) return 3;
  if (has('time') && meetings.test(rest)) return 3;
  return has('day') && wholeDays.test(rest) ? 2 : 0;
}

function spanOf(
  taken: readonly Token[],
  { today }: CaptureContext,
): { start: WallTime; end: WallTime; allDay: boolean } {
  const [times, time, days] = [firstOf(taken, 'times'), firstOf(taken, 'time'), firstOf(taken, 'days')];
  const first = days?.first ?? firstOf(taken, 'day')?.day ?? times?.day ?? time?.day ?? today;
  const begins = times?.start ?? time?.time;
  if (begins === undefined) return { start: `${first}T00:00`, end: `${days?.last ?? first}T00:00`, allDay: true };
  const start = `${first}T${begins}`;
  if (times === undefined) {
    return { start, end: addWallMinutes(start, firstOf(taken, 'length')?.minutes ?? usualMinutes), allDay: false };
  }
  const last = days?.last ?? (times.end < times.start ? addDays(first, 1) : first);
  return { start, end: `${last}T${times.end}`, allDay: false };
}

function readPlace({ rest, typed }: CaptureLine): Token | undefined {
  const found = place.exec(rest);
  if (found === null) return undefined;
  const to = found.index + found[0].length;
  const text = typed.slice(to - (found[1]?.length ?? 0), to);
  return { is: 'field', field: 'place', text, from: found.index, to };
}
