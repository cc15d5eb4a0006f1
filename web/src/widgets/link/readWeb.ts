/** The part of readAddress.ts that knows hosts: which are taken, how they are written, and which answer to http. */
import { isLocalHost } from './isLocalHost.ts';

/** `name`: what a link is called that was given no title. */
export type AddressReading = { ok: true; url: string; name: string } | { ok: false; message: string };

export const notAnAddress = refuse('This is not an address a browser can open');
export const numberAlone = refuse('A number alone is no address. Before a phone number write tel:');

const invisibleButJoiners = /[^\P{Default_Ignorable_Code_Point}\u200c\u200d]/u;

/**
 * `place`: what stands after the scheme and its slashes. Without a scheme it is http for what lies in the person's own
 * network, https for everything else.
 */
export function readWeb(scheme: 'http' | 'https' | null, place: string): AddressReading {
  const [authority = ''] = /^[^/?#\\]*/.exec(place) ?? [];
  if (authority.includes('@')) return refuse('What stands before an @ can pose as another site: leave it out');
  if (/\s/.test(authority) || !URL.canParse(`https://${place}`)) return notAnAddress;
  const { hostname } = new URL(`https://${place}`);
  const typed = authority.replace(/:\d*$/, '');
  if (/^[\d.]+$/.test(hostname) && hostname !== typed) return numberAlone;
  if (/^\.|\.\./.test(hostname)) return notAnAddress;
  if (scheme === null && !/[.[]/.test(hostname) && hostname !== 'localhost')
    return refuse(`If ${typed} is a machine in your network, write http://${place}`);
  const url = new URL(`${scheme ?? (isLocalHost(hostname) ? 'http' : 'https')}://${place}`);
  const host = spellHost(url, typed);
  return {
    ok: true,
    // Once: the host is the first thing after the scheme.
    url: url.href.replace(url.hostname, () => host),
    name: `${host.replace(/^www\./, '')}${url.port && ':'}${url.port}`,
  };
}

/**
 * The host in the letters it was typed in, where a browser would store its xn-- form: nobody knows their site by that.
 * What came as xn-- stays so, since letters that only look like others are told apart by it.
 */
function spellHost(url: URL, typed: string): string {
  const spelled = typed.normalize('NFC').toLowerCase();
  if (!url.hostname.includes('xn--') || spelled.includes('xn--') || invisibleButJoiners.test(spelled))
    return url.hostname;
  const again = url.href.replace(url.hostname, () => spelled);
  return URL.canParse(again) && new URL(again).href === url.href ? spelled : url.hostname;
}

export function refuse(message: string): AddressReading {
  return { ok: false, message };
}
