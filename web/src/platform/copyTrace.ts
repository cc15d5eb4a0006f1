/**
 * A few words about what lies on this device, kept where the browser's eviction of databases does not reach: Chromium
 * leaves localStorage alone, Firefox and Safari take it along and leave cookies. Holds no record and nobody's name.
 */

export interface CopyTrace {
  /** Which database was in use, and the device it was. */
  database: string;
  device: string;
  /** Whether there was a copy on the server too. */
  hasAccount: boolean;
  /** Records with changes the server did not have. */
  unsent: number;
}

export interface TracePlaces {
  storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  document: { cookie: string };
  isSecure: boolean;
}

const name = 'holdfast.copy';
/** The longest browsers keep a cookie, in seconds: 400 days. */
const longest = 34_560_000;

export function createCopyTrace({ storage, document, isSecure }: TracePlaces) {
  const setCookie = (text: string, maxAge: number) => {
    document.cookie = `${name}=${encodeURIComponent(text)}; Path=/; Max-Age=${maxAge}; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  };
  const inCookie = () => {
    const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
    return found === undefined ? null : decodeURIComponent(found.slice(name.length + 1));
  };
  return {
    /** Null where there is none, or none that can be read. */
    read: (): CopyTrace | null => readTrace(() => storage().getItem(name)) ?? readTrace(inCookie),
    write(trace: CopyTrace): void {
      const text = JSON.stringify(trace);
      try {
        storage().setItem(name, text);
      } catch {}
      setCookie(text, longest);
    },
    clear(): void {
      try {
        storage().removeItem(name);
      } catch {}
      setCookie('', 0);
    },
  };
}

export type CopyTraceKeeper = ReturnType<typeof createCopyTrace>;

function readTrace(text: () => string | null): CopyTrace | null {
  try {
    const { database, device, hasAccount, unsent } = JSON.parse(text() ?? '') as Record<string, unknown>;
    if (typeof database !== 'string' || typeof device !== 'string') return null;
    return { database, device, hasAccount: hasAccount === true, unsent: Number.isInteger(unsent) ? Number(unsent) : 0 };
  } catch {
    return null;
  }
}
