import type { Context } from 'hono';
import { describe, expect, it } from 'vitest';
import { createClientAddress } from './clientAddress.ts';
import type { AppEnv } from './guards.ts';

describe('the address a request came from', () => {
  const ask = (proxies: string[], remoteAddress: string, forwarded?: string) =>
    createClientAddress(proxies)({
      env: { incoming: { socket: { remoteAddress } } },
      req: { header: (name: string) => (name === 'X-Forwarded-For' ? forwarded : undefined) },
    } as unknown as Context<AppEnv>);

  it.each([
    ['nobody is trusted', [], '127.0.0.1', '203.0.113.9', '127.0.0.1'],
    ['a stranger says who', ['10.0.0.0/8'], '198.51.100.7', '203.0.113.9', '198.51.100.7'],
    ['a trusted proxy says who', ['10.0.0.0/8'], '10.1.2.3', '203.0.113.9', '203.0.113.9'],
    ['it says nothing', ['10.0.0.0/8'], '10.1.2.3', undefined, '10.1.2.3'],
    ['the client invents one before', ['10.0.0.0/8'], '10.1.2.3', '192.0.2.1, 203.0.113.9', '203.0.113.9'],
    ['two proxies in a row', ['10.0.0.1', '192.168.0.0/16'], '10.0.0.1', '203.0.113.9, 192.168.4.5', '203.0.113.9'],
    ['the client invents a proxy', ['10.0.0.0/8'], '10.1.2.3', '192.0.2.1, 10.9.9.9, 203.0.113.9', '203.0.113.9'],
    ['nothing but proxies', ['10.0.0.0/8'], '10.1.2.3', '10.4.4.4', '10.4.4.4'],
    ['what is no address', ['10.0.0.0/8'], '10.1.2.3', 'somewhere', '10.1.2.3'],
    ['an address with a port', ['10.0.0.0/8'], '10.1.2.3', '203.0.113.9:4711', '10.1.2.3'],
    ['IPv4 on a socket of both kinds', ['127.0.0.1'], '::ffff:127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['IPv6, by its network', ['::1'], '::1', '2001:DB8:1:2:3:4:5:6', '2001:db8:1:2::'],
    ['IPv6, written short', [], '2001:db8::5', undefined, '2001:db8:0:0::'],
    ['IPv6 in a range', ['fd00::/8'], 'fd12::1', '203.0.113.9', '203.0.113.9'],
  ] as const)('%s', (_, proxies, peer, forwarded, address) => {
    expect(ask([...proxies], peer, forwarded)).toBe(address);
  });
});
