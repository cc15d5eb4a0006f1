/**
 * Whose address a request came from. A header can say anything, so it is believed only as far as those who wrote it are
 * trusted: from its end on, for as long as the one who passed it on is a trusted proxy.
 */
import { BlockList, isIP } from 'node:net';
import type { Context } from 'hono';
import type { AppEnv } from './guards.ts';

export type ClientAddress = (c: Context<AppEnv>) => string;

/** `proxies`: addresses and ranges like 10.0.0.0/8, checked by the settings. */
export function createClientAddress(proxies: readonly string[]): ClientAddress {
  const trusted = readProxies(proxies);
  const isTrusted = (address: string) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return (c) => {
    // Asked in process there is no socket.
    let address = plain(c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1');
    const passedOn = (c.req.header('X-Forwarded-For') ?? '').split(',').map((part) => plain(part.trim()));
    while (isTrusted(address)) {
      const before = passedOn.pop();
      if (before === undefined || isIP(before) === 0) break;
      address = before;
    }
    return network(address);
  };
}

function readProxies(proxies: readonly string[]): BlockList {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** An IPv4 address that a socket of both kinds writes as IPv6. */
function plain(address: string): string {
  return address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
}

/** One customer has 2^64 IPv6 addresses, so they count as one. */
function network(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const front = head.split(':').filter(Boolean);
  const back = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - front.length - back.length }, () => '0');
  const groups = [...front, ...zeros, ...back].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::`;
}
