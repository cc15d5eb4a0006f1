/** Runs first in the page of the race and in its worker: the limit, the library below, and ours. */
import { dexieContender } from './dexieContender.ts';
import { ownContender, receivingContender } from './ownContenders.ts';
import { rawContender } from './rawContender.ts';
import { rawWholeContender } from './rawWholeContender.ts';

globalThis.contenders = [rawContender, rawWholeContender, dexieContender, ownContender, receivingContender];
