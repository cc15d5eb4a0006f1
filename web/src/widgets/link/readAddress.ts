/** What a person typed as an address, made one a browser can open; what could run code here is refused. */

export type AddressReading = { ok: true; url: string; host: string } | { ok: false; message: string };

const portOnly = /^[^\s/?#:]+:\d+(?:[/?#]|$)/;
const schemeBefore = /^([a-z][a-z0-9+.-]*):/i;
const codeSchemes = new Set(['javascript', 'data', 'vbscript', 'blob', 'file']);

export function readAddress(text: string): AddressReading {
  // Browsers overlook control characters inside a scheme, so they must not hide one here.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is being taken out
  const plain = text.replaceAll(/[\u0000-\u001f\u007f]/g, '').trim();
  if (plain === '') return { ok: false, message: 'Write an address, such as example.org' };
  const scheme = portOnly.test(plain) ? undefined : schemeBefore.exec(plain)?.[1]?.toLowerCase();
  if (scheme !== undefined && codeSchemes.has(scheme)) {
    return {
      ok: false,
      message: `Addresses that begin with ${scheme}: can run code or read files, so they are refused`,
    };
  }
  if (scheme === 'mailto' || scheme === 'tel') {
    const rest = plain.slice(scheme.length + 1);
    return /\S/.test(rest) && !/\s/.test(rest) ? { ok: true, url: plain, host: rest } : notAnAddress;
  }
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    return { ok: false, message: 'Only http, https, mailto and tel addresses can be kept' };
  }
  return readWeb(scheme === undefined ? `https://${plain.replace(/^\/\//, '')}` : plain);
}

const notAnAddress: AddressReading = { ok: false, message: 'This is not an address a browser can open' };

function readWeb(address: string): AddressReading {
  if (/\s/.test(address) || !URL.canParse(address)) return notAnAddress;
  const { href, hostname } = new URL(address);
  return hostname === '' ? notAnAddress : { ok: true, url: href, host: hostname.replace(/^www\./, '') };
}
