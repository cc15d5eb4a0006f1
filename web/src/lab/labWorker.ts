/**
 * The sync worker as it runs while the lab is on: puts the rules in place, and then is the sync worker. Started by
 * runLabWorker.ts, which sends the rules first and hears of every exchange.
 */
import syncWorkerUrl from '../app/syncWorker.ts?worker&url';
import type { LabBegin, LabNote } from './labMessages.ts';
import { patchGlobals } from './patchGlobals.ts';

addEventListener(
  'message',
  ({ data: { setting, counts } }: MessageEvent<LabBegin>) => {
    const note = (message: LabNote) => postMessage(message);
    patchGlobals(self as unknown as Parameters<typeof patchGlobals>[0], {
      setting,
      counts,
      onExchange: (exchange, counted) => note({ exchange, counts: counted }),
    });
    import(/* @vite-ignore */ syncWorkerUrl).catch(reportError);
  },
  { once: true },
);
