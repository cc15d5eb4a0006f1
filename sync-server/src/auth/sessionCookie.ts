/**
 * The cookie that shows whose session a request is: its name, how it is signed, how it is read. What lets a request in
 * is checked here, by its signature, before anything is looked up or remembered for it [AU5].
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SessionCookie {
  name: string;
  /** Browsers show it over https only. */
  isSecure: boolean;
  /** The session's token, out of a `Cookie` header; null where none is shown that this server signed. */
  read(header: string | undefined): string | null;
  /** A `Cookie` header that shows nothing but this session. */
  show(token: string): string;
  /** A `Set-Cookie` line. */
  keep(token: string, seconds: number): string;
}

/** Over https the browser itself keeps the name to this very host and to https (RFC 6265bis, `__Host-`). */
export function createSessionCookie(baseUrl: string, secret: string): SessionCookie {
  const isSecure = baseUrl.startsWith('https://');
  const name = `${isSecure ? '__Host-' : ''}holdfast.session_token`;
  const sign = (token: string) => createHmac('sha256', secret).update(token).digest('base64');
  const show = (token: string) => `${name}=${encodeURIComponent(`${token}.${sign(token)}`)}`;
  return {
    name,
    isSecure,
    show,
    read(header = '') {
      const shown = new Set(valuesOf(header, name));
      const [value] = shown;
      // Two that differ: one was planted, and nobody can tell which.
      if (value === undefined || shown.size > 1) return null;
      const signed = decode(value);
      const end = signed.lastIndexOf('.');
      const token = signed.slice(0, Math.max(0, end));
      return token !== '' && isSame(signed.slice(end + 1), sign(token)) ? token : null;
    },
    keep: (token, seconds) =>
      `${show(token)}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`,
  };
}

function valuesOf(header: string, name: string): string[] {
  return header.split(';').flatMap((pair) => {
    const [given = '', ...value] = pair.split('=');
    return given.trim() === name ? [value.join('=').trim()] : [];
  });
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

/** In a time that tells nothing of where they differ. */
function isSame(shown: string, right: string): boolean {
  const [a, b] = [Buffer.from(shown), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
