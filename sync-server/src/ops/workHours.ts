/** How much work each of the last hours took, from totals that only grow. No timer: an hour nobody used has no entry. */
import type { WorkHour } from '@holdfast/shared/protocol/meter';

type HourTotals = Pick<WorkHour, 'exchanges' | 'statements'>;

const hourMs = 3_600_000;
export const keptHours = 48;

/** `look` is called after every batch and before `hours`. `now`: milliseconds since 1970. */
export function createWorkHours(totals: () => HourTotals, now: () => number) {
  let seen = totals();
  let hours: WorkHour[] = [];

  function look(): void {
    const hour = Math.floor(now() / hourMs);
    const { exchanges, statements } = totals();
    const more = { exchanges: exchanges - seen.exchanges, statements: statements - seen.statements };
    seen = { exchanges, statements };
    if (more.exchanges === 0 && more.statements === 0) return;
    const same = hours.find((each) => each.hour === hour);
    if (same === undefined) hours = [...hours, { hour, ...more }].filter((each) => each.hour > hour - keptHours);
    else {
      same.exchanges += more.exchanges;
      same.statements += more.statements;
    }
  }

  return {
    look,
    hours(): WorkHour[] {
      look();
      const hour = Math.floor(now() / hourMs);
      return hours.filter((each) => each.hour > hour - keptHours);
    },
  };
}
