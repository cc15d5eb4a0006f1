import { shortText, webAddress } from '@holdfast/shared/entities/fieldTypes';
import { describe, expect, it } from 'vitest';
import type { BookmarkPart } from './bookmarkParts.ts';
import { bookmarksHtml } from './bookmarksHtml.ts';
import { judgeBookmark } from './judgeBookmark.ts';
import { placeBookmarks } from './placeBookmarks.ts';
import { plainMarkup } from './plainMarkup.ts';
import { leaveOutKnown, newLinks } from './planImport.ts';
import { largestFile, mostLinks, readBookmarks } from './readBookmarks.ts';

const heading = (text: string): BookmarkPart => ({ is: 'heading', text });
const link = (href: string, title = href): BookmarkPart => ({ is: 'link', href, title, icon: '' });
const [list, end]: BookmarkPart[] = [{ is: 'list' }, { is: 'end' }] as const;
const placed = (...parts: (BookmarkPart | undefined)[]) =>
  [...placeBookmarks(parts.filter((part) => part !== undefined))].map(
    ({ href, group }) => `${group.text}: ${href}${group.isCut ? ' (cut)' : ''}`,
  );
const found = (href: string, title = '', icon = '') => ({
  href,
  title: { text: title, isCut: false },
  group: { text: '', isCut: false },
  icon,
});

describe('folders of a bookmarks file', () => {
  it('are groups, and those in others say in which', () => {
    expect(
      placed(
        ...[
          list,
          link('a'),
          heading('Work'),
          list,
          link('b'),
          heading('Clients'),
          list,
          link('c'),
          end,
          link('d'),
          end,
        ],
        ...[link('e'), heading('Town'), list, link('f'), end, end],
      ),
    ).toEqual([': a', 'Work: b', 'Work / Clients: c', 'Work: d', ': e', 'Town: f']);
  });

  it('may be broken: lists that end twice or never, headings without a list, lists without a heading', () => {
    expect(placed(link('a'), end, end, heading('Work'), list, link('b'))).toEqual([': a', 'Work: b']);
    expect(placed(heading('Lost'), link('a'), end, list, link('b'))).toEqual([': a', ': b']);
    expect(placed(list, heading('Work'), heading('Town'), list, list, link('a'))).toEqual(['Town: a']);
    expect(placed(heading(' \u200b '), list, link('a'))).toEqual([': a']);
    expect(placed(heading('Two\n  lines '), list, link('a'))).toEqual(['Two lines: a']);
  });

  it('as deep and as long as they like come to a group that can be kept', () => {
    const deep = Array.from({ length: 50_000 }, (_, n) => [heading(`Folder ${n}`), list]).flat();
    const [only = '', ...others] = placed(...deep, link('a'));
    expect(others).toEqual([]);
    expect(only).toMatch(/^Folder 0 \/ Folder 1 \/ .*…: a \(cut\)$/);
    const [bookmark] = placeBookmarks([heading('🐚'.repeat(1_000_000)), { is: 'list' }, link('a')]);
    expect(shortText.refuse(bookmark?.group.text)).toBeNull();
    expect([...(bookmark?.group.text ?? '')]).toHaveLength(500);
  });
});

describe('[FI1] links of a bookmarks file', () => {
  it.each([
    ['https://example.org/a?b=1&c=2#d', 'https://example.org/a?b=1&c=2#d', 'example.org'],
    [' https://example.org ', 'https://example.org/', 'example.org'],
    ['HTTP://192.168.0.7:8080/', 'http://192.168.0.7:8080/', '192.168.0.7:8080'],
    ['localhost:8080/admin', 'http://localhost:8080/admin', 'localhost:8080'],
    ['https://bücher.example/', 'https://bücher.example/', 'bücher.example'],
    ['mailto:anna@example.org?subject=Hi there', 'mailto:anna@example.org?subject=Hi%20there', 'anna@example.org'],
    ['tel:+49 421 12345', 'tel:+49-421-12345', '+49 421 12345'],
  ])('%s is kept', (href, url, title) => {
    expect(judgeBookmark(found(href))).toEqual({
      ok: true,
      bookmark: { url, title, group: '', icon: '', isCut: false },
    });
    // What was kept is read as itself.
    expect(judgeBookmark(found(url))).toMatchObject({ bookmark: { url } });
  });

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'javascript\u200b:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://example.org/1',
    'view-source:https://example.org/',
    'about:blank',
    'chrome://settings',
    'place:sort=8&maxResults=10',
    'https://anna:secret@example.org/',
    'https://example.org@evil.example/',
    'https:\\\\example.org@evil.example/',
    'https://',
    'http://exa mple.org/',
    'https://example..org/',
    'https://1234567/',
    '/relative',
    '//example.org/',
    '#top',
    'Guide.html',
    '',
    '   ',
    `https://example.org/${'a'.repeat(4000)}`,
    `https://example.org/${'a'.repeat(1_000_000)}`,
  ])('%s is refused, with a reason', (href) => {
    expect(judgeBookmark(found(href, 'Its title'))).toMatchObject({
      ok: false,
      what: 'Its title',
      because: expect.stringMatching(/./),
    });
  });

  it('have an icon of two signs at most, and fields that the server takes', () => {
    const judged = judgeBookmark(found('https://example.org/', 'Tides', `👨‍👩‍👧‍👦🌊${'z'.repeat(9999)}`));
    expect(judged).toMatchObject({ bookmark: { icon: '👨‍👩‍👧‍👦🌊' } });
    const hostile = judgeBookmark(found('https://example.org/', 'Tides', `e${'\u0301'.repeat(99_999)}`));
    expect(hostile.ok && shortText.refuse(hostile.bookmark.icon)).toBeNull();
    expect(webAddress.refuse(hostile.ok && hostile.bookmark.url)).toBeNull();
  });
});

describe('a bookmarks file', () => {
  const read = (parts: readonly BookmarkPart[], text = '', size = text.length) =>
    readBookmarks({ size, text: async () => text }, async () => parts);

  it('is read into what can be kept and what cannot, each with its reason', async () => {
    const long = 'x'.repeat(501);
    const file = await read([
      ...[
        link('https://example.org/', 'A'),
        link('javascript:0', 'B'),
        link('file:///c', 'C'),
        link('javascript:1', 'D'),
      ],
      link('https://example.org/long', long),
    ]);
    expect(file).toEqual({
      ok: true,
      bookmarks: [
        { url: 'https://example.org/', title: 'A', group: '', icon: '', isCut: false },
        { url: 'https://example.org/long', title: `${'x'.repeat(499)}…`, group: '', icon: '', isCut: true },
      ],
      barred: [
        { because: expect.stringContaining('javascript:'), what: ['B', 'D'] },
        { because: expect.stringContaining('file:'), what: ['C'] },
      ],
    });
  });

  it('that is too large, has too many links, or none, is refused as a whole', async () => {
    const many = Array.from({ length: mostLinks + 1 }, (_, n) => link(`https://example.org/${n}`));
    expect(await read(many)).toMatchObject({ ok: false, message: expect.stringMatching(/more than 10,000 links/) });
    expect(await read(many.slice(1))).toMatchObject({ ok: true });
    expect(await read([], '', largestFile + 1)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/larger than 10 MB/),
    });
    expect(await read([], '{"checksum":""}')).toMatchObject({
      ok: false,
      message: expect.stringMatching(/no bookmarks in this file/),
    });
    expect(await read([link('https://example.org/')], 'PNG\0\0')).toMatchObject({
      ok: false,
      message: expect.stringMatching(/no bookmarks/),
    });
  });
});

describe('the markup of a bookmarks file', () => {
  it.each([
    ['<DL><p><DT><A HREF="x">a</A></DL>', '<DL><DT><A HREF="x">a</A></DL>'],
    ['<A HREF="x"><b>a</b> &lt;i&gt;</A>', '<A HREF="x">a &lt;i&gt;</A>'],
    ['<base href="x"><script>y()</script><img src=x onerror=y()>', 'y()'],
    ['<div title="<"><dlx><a-b><article>', '&lt;div title="<">'],
    ['<h3>a</h3><H1>b</H1><hr><dd>c', '<h3>a</h3><H1>b</H1><dd>c'],
  ])('%s is read as %s', (html, plain) => expect(plainMarkup(html)).toBe(plain));

  it('may have lists in lists, but not without end; many next to each other are none of that', () => {
    expect(plainMarkup('<DL>'.repeat(200))).not.toBeNull();
    expect(plainMarkup('<DL>'.repeat(201))).toBeNull();
    expect(plainMarkup('<dl x="<">'.repeat(201))).toBeNull();
    expect(plainMarkup('<DL></DL>'.repeat(5000))).not.toBeNull();
    expect(plainMarkup('<div>'.repeat(1_000_000))).toBe('');
    expect(plainMarkup('<b'.repeat(1_000_000))).toHaveLength(5_000_000);
  });
});

describe('an import', () => {
  const mark = (url: string, group = '', title = url) => ({ url, group, title, icon: '', isCut: false });

  it('[FI1] leaves out what is here by address and group, as often as it is here; twins in the file are two', () => {
    const file = [mark('a'), mark('a', 'Work'), mark('a', 'Work', 'Twin'), mark('b', 'Work')];
    const titles = (known: { url: string; group: string }[]) => leaveOutKnown(file, known).map(({ title }) => title);
    expect(titles([])).toEqual(['a', 'a', 'Twin', 'b']);
    expect(titles([mark('a', 'Work')])).toEqual(['a', 'Twin', 'b']);
    expect(titles([mark('a', 'Work'), mark('a', 'Work'), mark('b', 'Town')])).toEqual(['a', 'b']);
    expect(titles(file)).toEqual([]);
  });

  it('[FI1] puts links after all there are, in the order of the file', () => {
    const made = [...newLinks([mark('a'), mark('b', 'Work')], 'a4')];
    expect(made.map(({ url, group, order }) => [url, group, order])).toEqual([
      ['a', undefined, 'a5'],
      ['b', 'Work', 'a6'],
    ]);
  });
});

it('[FI2] an export has each group as a folder, and no text of a link is read as anything else', () => {
  const html = bookmarksHtml([
    { url: 'https://example.org/?a=1&b="2"', title: '</A><script>alert(1)</script>', group: '', icon: '' },
    { url: 'https://example.org/tides', title: 'Tides & “moons”', group: 'A / <B>', icon: '🌊' },
    { url: 'tel:+49', title: '"><b>', group: 'Town', icon: '"x' },
  ]);
  expect(html.split('<DL><p>\n').slice(1).join('<DL><p>\n')).toBe(
    `    <DT><A HREF="https://example.org/?a=1&amp;b=&quot;2&quot;">&lt;/A&gt;&lt;script&gt;alert(1)&lt;/script&gt;</A>
    <DT><H3>A / &lt;B&gt;</H3>
    <DL><p>
        <DT><A HREF="https://example.org/tides" data-icon="🌊">Tides &amp; “moons”</A>
    </DL><p>
    <DT><H3>Town</H3>
    <DL><p>
        <DT><A HREF="tel:+49" data-icon="&quot;x">&quot;&gt;&lt;b&gt;</A>
    </DL><p>
</DL><p>
`,
  );
});
