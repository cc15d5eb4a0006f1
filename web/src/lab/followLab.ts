/** Holds this page to what is set in the lab, from whichever tab, as long as it is open. */
import { labSetting } from './labSetting.ts';
import { patchGlobals } from './patchGlobals.ts';
// Looks at what it keeps before anything is put in between.
import './realFetch.ts';

let isFollowing = false;
let putBack = () => {};

export function followLab(): void {
  if (isFollowing) return;
  isFollowing = true;
  labSetting.subscribe(apply);
  apply();
}

function apply(): void {
  putBack();
  const setting = labSetting.current();
  putBack = setting === null ? () => {} : patchGlobals(window, { setting });
}
