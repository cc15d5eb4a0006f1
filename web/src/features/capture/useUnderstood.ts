/** What the line comes to, here and now: with the words in use on this device, in its language and its zone. */
import { useEffect, useMemo, useState } from 'react';
import { storeOf, useDevice } from '../../data/DeviceProvider.tsx';
import type { Device } from '../../data/device.ts';
import { numberLocale } from '../../ui/locale.ts';
import { defaultCurrency } from '../../ui/money/defaultCurrency.ts';
import { useToday, useWallTime, useZone } from '../../ui/time/clock.ts';
import { firstWeekday } from '../../ui/time/firstWeekday.ts';
import type { CaptureContext, KnownWords } from '../../widgets/capturePart.ts';
import type { Captured, CaptureOptions } from './capture.ts';
import { loadReader, type Reader } from './loadReader.ts';

export interface Understanding {
  /** Null until what understands it is here. */
  reader: Reader | null;
  read(text: string, options: CaptureOptions): Promise<{ captured: Captured; reader: Reader }>;
  understand(text: string, options: CaptureOptions): Captured | null;
  today: string;
}

export function useUnderstood(): Understanding {
  const device = useDevice();
  const [reader, setReader] = useState<Reader | null>(null);
  const [known, setKnown] = useState<Readonly<Record<string, KnownWords>>>({});
  const [now, today, zone] = [useWallTime(), useToday(), useZone()];
  useEffect(() => {
    let isGone = false;
    loadReader()
      .then(async (loaded) => {
        if (isGone) return;
        setReader(loaded);
        const words = await readKnown(device, loaded);
        if (!isGone) setKnown(words);
      })
      .catch(reportError);
    return () => {
      isGone = true;
    };
  }, [device]);
  const context = useMemo<CaptureContext>(
    () => ({
      ...{ now, today, zone, known },
      locale: numberLocale(),
      currency: defaultCurrency(),
      weekStart: firstWeekday(),
    }),
    [now, today, zone, known],
  );
  return {
    reader,
    today,
    understand: (text, options) => reader?.capture(text, context, options) ?? null,
    async read(text, options) {
      const loaded = reader ?? (await loadReader());
      return { reader: loaded, captured: loaded.capture(text, context, options) };
    },
  };
}

async function readKnown(device: Device, { captureParts }: Reader): Promise<Readonly<Record<string, KnownWords>>> {
  const found = await Promise.all(
    captureParts.map(async ({ of, readKnown: read }) => {
      const words = await read?.(storeOf(device, of.entity));
      return [of.entity.name, words ?? {}] as const;
    }),
  );
  return Object.fromEntries(found);
}
