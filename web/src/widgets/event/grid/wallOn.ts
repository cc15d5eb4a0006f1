import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { addWallMinutes, type WallTime } from '@holdfast/shared/values/zonedTime';

/** So many minutes after midnight of a day. */
export const wallOn = (date: CivilDate, minutes: number): WallTime => addWallMinutes(`${date}T00:00`, minutes);
