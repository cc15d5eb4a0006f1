import { webAddress } from '@holdfast/shared/entities/fieldTypes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress } from './readAddress.ts';

describe('[FO5] addresses as people type them', () => {
  it.each([
    // Hosts
    ['example.org', 'https://example.org/', 'example.org'],
    ['  example.org ', 'https://example.org/', 'example.org'],
    ['www.example.org/a?b=c', 'https://www.example.org/a?b=c', 'example.org'],
    ['//example.org', 'https://example.org/', 'example.org'],
    ['http://example.org', 'http://example.org/', 'example.org'],
    ['HTTPS://Example.ORG/Path', 'https://example.org/Path', 'example.org'],
    ['https:example.org', 'https://example.org/', 'example.org'],
    ['example.org:8443', 'https://example.org:8443/', 'example.org:8443'],
    ['https://example.org:443/', 'https://example.org/', 'example.org'],
    ['example.org?q=1#top', 'https://example.org/?q=1#top', 'example.org'],
    ['192.0.2.7/status', 'https://192.0.2.7/status', '192.0.2.7'],
    ['[2001:db8::1]:8443', 'https://[2001:db8::1]:8443/', '[2001:db8::1]:8443'],
    ['http://wiki/start', 'http://wiki/start', 'wiki'],
    ['https://nas:5001', 'https://nas:5001/', 'nas:5001'],
    // Paths
    ['example.org/my notes.pdf', 'https://example.org/my%20notes.pdf', 'example.org'],
    ['example.org/?q=two words#and more', 'https://example.org/?q=two%20words#and%20more', 'example.org'],
    ['example.org/@anna/1', 'https://example.org/@anna/1', 'example.org'],
    ['example.org/?mail=anna@example.org', 'https://example.org/?mail=anna@example.org', 'example.org'],
    ['example.org/weg/über', 'https://example.org/weg/%C3%BCber', 'example.org'],
    // One's own network
    ['localhost', 'http://localhost/', 'localhost'],
    ['localhost:3000', 'http://localhost:3000/', 'localhost:3000'],
    ['localhost:443', 'http://localhost:443/', 'localhost:443'],
    ['LOCALHOST:3000/x', 'http://localhost:3000/x', 'localhost:3000'],
    ['app.localhost:3000', 'http://app.localhost:3000/', 'app.localhost:3000'],
    ['nas.local', 'http://nas.local/', 'nas.local'],
    ['nas.local:5000/photo', 'http://nas.local:5000/photo', 'nas.local:5000'],
    ['printer.lan', 'http://printer.lan/', 'printer.lan'],
    ['box.home.arpa', 'http://box.home.arpa/', 'box.home.arpa'],
    ['db.internal', 'http://db.internal/', 'db.internal'],
    ['10.0.0.5', 'http://10.0.0.5/', '10.0.0.5'],
    ['10.0.0.5:8080/x', 'http://10.0.0.5:8080/x', '10.0.0.5:8080'],
    ['192.168.178.1', 'http://192.168.178.1/', '192.168.178.1'],
    ['172.16.0.1', 'http://172.16.0.1/', '172.16.0.1'],
    ['172.31.255.1', 'http://172.31.255.1/', '172.31.255.1'],
    ['172.32.0.1', 'https://172.32.0.1/', '172.32.0.1'],
    ['169.254.1.1', 'http://169.254.1.1/', '169.254.1.1'],
    ['127.0.0.1:8787', 'http://127.0.0.1:8787/', '127.0.0.1:8787'],
    ['100.64.0.1', 'http://100.64.0.1/', '100.64.0.1'],
    ['100.128.0.1', 'https://100.128.0.1/', '100.128.0.1'],
    ['[::1]:80', 'http://[::1]/', '[::1]'],
    ['[::1]:8080/x', 'http://[::1]:8080/x', '[::1]:8080'],
    ['[fe80::1]', 'http://[fe80::1]/', '[fe80::1]'],
    ['[fd00::5]', 'http://[fd00::5]/', '[fd00::5]'],
    ['https://localhost:3000', 'https://localhost:3000/', 'localhost:3000'],
    ['10.example.org', 'https://10.example.org/', '10.example.org'],
    ['local.example.org', 'https://local.example.org/', 'local.example.org'],
    // International names
    ['müller.example', 'https://müller.example/', 'müller.example'],
    ['www.Müller.example/weg', 'https://www.müller.example/weg', 'müller.example'],
    ['mu\u0308ller.example', 'https://müller.example/', 'müller.example'],
    ['例え.テスト:8443', 'https://例え.テスト:8443/', '例え.テスト:8443'],
    ['xn--mller-kva.example', 'https://xn--mller-kva.example/', 'xn--mller-kva.example'],
    ['https://xn--pple-43d.example/', 'https://xn--pple-43d.example/', 'xn--pple-43d.example'],
    ['mül\u200bler.example', 'https://xn--mller-kva.example/', 'xn--mller-kva.example'],
    ['ｅxample.org', 'https://example.org/', 'example.org'],
    // Mail and telephone
    ['anna@example.org', 'mailto:anna@example.org', 'anna@example.org'],
    ['anna+shop@post.example.org', 'mailto:anna+shop@post.example.org', 'anna+shop@post.example.org'],
    ['mailto:a@example.org', 'mailto:a@example.org', 'a@example.org'],
    ['MAILTO: a@example.org', 'mailto:a@example.org', 'a@example.org'],
    ['mailto:a@example.org?subject=On Friday', 'mailto:a@example.org?subject=On%20Friday', 'a@example.org'],
    ['tel:112', 'tel:112', '112'],
    ['TEL:112', 'tel:112', '112'],
    ['tel:+49 (421) 123/45', 'tel:+49-(421)-123-45', '+49 (421) 123/45'],
    ['tel:+49-421-12345;ext=7', 'tel:+49-421-12345;ext=7', '+49-421-12345;ext=7'],
    ['tel:*100#', 'tel:*100%23', '*100#'],
  ])('%j', (text, url, name) => {
    expect(readAddress(text)).toEqual({ ok: true, url, name });
    expect(webAddress.refuse(url) === null).toBe(true);
    expect(readAddress(url)).toMatchObject({ ok: true, url });
  });

  it.each([
    ['', 'example.org'],
    ['\u2003', 'example.org'],
    // What runs code or reads files
    ['javascript:alert(1)', 'run code'],
    [' JavaScript:alert(1)', 'run code'],
    ['javascript:1', 'run code'],
    ['data:text/html,x', 'run code'],
    ['vbscript:x', 'run code'],
    ['blob:https://example.org/x', 'run code'],
    ['file:///etc/passwd', 'read files'],
    ['java\tscript:alert(1)', 'browser can open'],
    ['\u0001javascript:alert(1)', 'browser can open'],
    ['java\u00adscript:alert(1)', ''],
    // Other schemes
    ['ftp://example.org', 'Only http'],
    ['sms:+49421', 'Only http'],
    ['sms:112', 'machine in your network'],
    ['magnet:?xt=urn:x', 'Only http'],
    ['user:word@example.org', 'Only http'],
    // A name before the host
    ['https://good.example@evil.example', 'pose as another site'],
    ['good.example@evil.example/path', 'pose as another site'],
    ['//good.example@evil.example', 'pose as another site'],
    ['https:///good.example@evil.example', 'pose as another site'],
    ['https://user:word@example.org/', 'pose as another site'],
    ['http://@example.org/', 'pose as another site'],
    ['https://good.example%40evil.example/', 'browser can open'],
    ['@anna', 'pose as another site'],
    ['Anna <anna@example.org>', ''],
    // Numbers and places on a computer
    ['12345', 'A number alone'],
    ['1.5', 'A number alone'],
    ['https://12345', 'A number alone'],
    ['12345/x', 'A number alone'],
    ['0x7f.1', 'A number alone'],
    ['192.168.1', 'A number alone'],
    ['010.0.0.1', 'A number alone'],
    ['+49 421 12345', 'tel:'],
    ['0421-12345', 'tel:'],
    ['1.2.3.999', 'browser can open'],
    ['12/05/2026', 'A number alone'],
    ['/etc/hosts', 'place on a computer'],
    ['./x', 'place on a computer'],
    ['../x', 'place on a computer'],
    ['~/notes', 'place on a computer'],
    ['.hidden.example', 'place on a computer'],
    ['C:\\notes.txt', 'place on a computer'],
    ['c:/notes.txt', 'place on a computer'],
    ['\\\\server\\share', 'place on a computer'],
    // A name alone
    ['wiki', 'write http://wiki'],
    ['nas:5000', 'write http://nas:5000'],
    ['nas/photo', 'write http://nas/photo'],
    // No host at all
    ['not an address', 'browser can open'],
    ['see example.org for it', 'browser can open'],
    ['https://', 'browser can open'],
    ['https://?q', 'browser can open'],
    ['//', 'browser can open'],
    ['?q=1', 'browser can open'],
    ['#top', 'browser can open'],
    ['example..org', 'browser can open'],
    ['example.org:99999', 'browser can open'],
    ['example.org:port', 'Only http'],
    ['exam\u202eple.org', 'browser can open'],
    ['fe80::1', 'Only http'],
    ['mailto:', 'After mailto:'],
    ['mailto:anna', 'After mailto:'],
    ['mailto:a b@example.org', 'After mailto:'],
    ['tel:', 'After tel:'],
    ['tel:anna', 'After tel:'],
    ['tel:+', 'After tel:'],
  ])('refuses %j and says %j', (text, words) => {
    const reading = readAddress(text);
    expect(reading).toEqual({ ok: false, message: expect.stringContaining(words) });
    if (!reading.ok) expect(reading.message).not.toBe('');
  });

  const anyText = fc.oneof(
    fc.string({ maxLength: 40, unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          'http',
          'tel',
          'mailto',
          ':',
          '/',
          '//',
          '@',
          '.',
          'a',
          'müller',
          'org',
          '1',
          '%',
          ' ',
          '?',
          '#',
          '\\',
          '[',
          '::1',
          ']',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
  );

  it('whatever is typed is read without a throw; what is taken the server takes, and can be typed back as it is shown', () => {
    let taken = 0;
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = readAddress(text);
        if (!reading.ok) return;
        taken += 1;
        expect(webAddress.refuse(reading.url) === null).toBe(true);
        expect(readAddress(reading.url)).toMatchObject({ ok: true, url: reading.url });
        expect(reading.name).not.toBe('');
        if (/^http/.test(reading.url)) expect(new URL(reading.url).username).toBe('');
      }),
      { numRuns: 5000 },
    );
    expect(taken).toBeGreaterThan(1000);
  });
});
