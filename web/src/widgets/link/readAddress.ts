/**
 * What a person typed as an address, made one a browser can open. Its scheme is looked at first, by name; what has none
 * is a mail address or a host. What is not understood is refused, never guessed by its shape [FO5].
 */
import { type AddressReading, notAnAddress, numberAlone, readWeb, refuse } from './readWeb.ts';

const schemeBefore = /^([a-z][a-z0-9+.-]*):(.*)$/i;
const portAfter = /^\d{1,5}(?:[/?#]|$)/;
const codeSchemes = new Set(['javascript', 'data', 'vbscript', 'blob', 'file', 'filesystem', 'view-source']);
const mail = /^[^\s@/?#:\\%<>"(),;[\]]+@[^\s@/?#:\\%<>"(),;[\]]+$/;
const path = /^(?:[.~\\]|\/(?!\/)|[a-z]:[/\\])/i;
const number = /^(?!\d+(?:\.\d+){3}$)\+?[\d\s().-]+$/;

export function readAddress(text: string): AddressReading {
  const plain = text.trim();
  if (plain === '') return refuse('Write an address, such as example.org');
  // Browsers overlook control characters, also inside a scheme: nothing may hide behind one.
  if (/\p{Cc}/u.test(plain)) return notAnAddress;
  if (path.test(plain))
    return refuse('This is a place on a computer: a link needs an address of the web, of mail or tel:');
  const [, scheme = '', rest = ''] = schemeBefore.exec(plain) ?? [];
  return readScheme(scheme.toLowerCase(), rest) ?? readBare(plain);
}

/** Null where there is no scheme: what looks like one may be a host before its port. */
function readScheme(scheme: string, rest: string): AddressReading | null {
  if (scheme === 'http' || scheme === 'https') return readWeb(scheme, rest.replace(/^[/\\]*/, ''));
  if (scheme === 'mailto') return readMail(rest.trim());
  if (scheme === 'tel') return readPhone(rest.trim());
  if (codeSchemes.has(scheme))
    return refuse(`Addresses that begin with ${scheme}: can run code or read files, so they are refused`);
  if (scheme === '' || portAfter.test(rest)) return null;
  return refuse('Only http, https, mailto and tel addresses can be kept');
}

function readBare(plain: string): AddressReading {
  if (mail.test(plain)) return { ok: true, url: `mailto:${plain}`, name: plain };
  return number.test(plain) ? numberAlone : readWeb(null, plain.replace(/^\/\//, ''));
}

/** Spaces stand in subjects and texts. */
function readMail(rest: string): AddressReading {
  const [to = ''] = rest.split('?');
  return /^[^\s@]+@[^\s@]+$/.test(to)
    ? { ok: true, url: `mailto:${rest.replaceAll(/\s/g, '%20')}`, name: to }
    : refuse('After mailto: write a mail address, such as anna@example.org');
}

/** What a number may hold, then `;ext=12` and the like (RFC 3966). Spaces and strokes become the dash it knows. */
const phone = /^\+?(?:[\d*#().\s/-]|%2[03])*\d(?:[\d*#().\s/-]|%2[03])*(?:;[\w-]+(?:=[\w.+-]*)?)*$/i;

function readPhone(rest: string): AddressReading {
  if (!phone.test(rest)) return refuse('After tel: write a phone number, such as +49 421 12345');
  return { ok: true, url: `tel:${rest.replaceAll(/[\s/]+/g, '-').replaceAll('#', '%23')}`, name: rest };
}
