/** How long a server asks to be left alone. */

/** No server may silence a device for longer than this. */
const longestRetryAfterMs = 60 * 60 * 1000;

/** Seconds or an HTTP date (RFC 9110), in milliseconds from now. A date counts from the answer's own: our clock may be wrong. */
export function readRetryAfter(headers: Pick<Headers, 'get'>): number | null {
  const header = headers.get('retry-after');
  if (header === null) return null;
  const said = /^\d+$/.test(header)
    ? Number(header) * 1000
    : Date.parse(header) - Date.parse(headers.get('date') ?? new Date().toUTCString());
  return Number.isNaN(said) ? null : Math.min(Math.max(0, said), longestRetryAfterMs);
}
