/** Runs in the page of the race and in its worker. */
import { pouchdbContender } from './pouchdbContender.ts';
import { rxdbContender } from './rxdbContender.ts';
import { tinybaseContender } from './tinybaseContender.ts';

globalThis.contenders.push(rxdbContender, pouchdbContender, tinybaseContender);
