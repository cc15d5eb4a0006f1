/** A line as it is understood on a Friday morning in Berlin, in one of several languages. */

import type { CaptureContext } from '../../../widgets/capturePart.ts';
import { type Captured, type CaptureOptions, capture } from '../capture.ts';

const currencies: Readonly<Record<string, string>> = { 'en-US': 'USD', 'en-GB': 'GBP', 'ar-EG': 'EGP', 'ja-JP': 'JPY' };

export function contextIn(locale: string, more: Partial<CaptureContext> = {}): CaptureContext {
  return {
    now: '2026-11-27T10:00',
    today: '2026-11-27',
    zone: 'Europe/Berlin',
    locale,
    currency: currencies[locale] ?? 'EUR',
    weekStart: 1,
    known: {},
    ...more,
  };
}

export function captureAs(
  typed: string,
  locale = 'en-GB',
  options: CaptureOptions & Partial<CaptureContext> = {},
): Captured {
  const { kind = null, declined = [], ...context } = options;
  return capture(typed, contextIn(locale, context), { kind, declined });
}
