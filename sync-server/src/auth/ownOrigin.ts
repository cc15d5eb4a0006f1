/** Whether a page may speak to this server with the visitor's cookies. */

/**
 * The page came from BASE_URL, or from the very host it is asking (localhost and 127.0.0.1 are both right there).
 * `null` and anything that is no address is a stranger.
 */
export function isOwnOrigin(origin: string, host: string | null, baseUrl: string): boolean {
  if (origin === baseUrl) return true;
  return host !== null && host !== '' && (origin === `http://${host}` || origin === `https://${host}`);
}
