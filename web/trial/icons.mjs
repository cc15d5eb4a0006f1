import { chromium } from '@playwright/test';
const strokes = '<path d="M16 3v9"/><path d="M16 8c4 0 6.5-1.8 7-5"/><path d="M16 12c0 6-9 5-10 14"/><path d="M16 12c0 7-4 7-4 12.5"/><path d="M16 12c0 7 4 7 4 12.5"/><path d="M16 12c0 6 9 5 10 14"/><path d="M9.5 29.5c3.5-2 9.5-2 13 0"/>';
const svg = (bg, rx, scale, color) => { const o = 32 - 16 * scale; return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="100%" height="100%">${bg ? `<rect width="64" height="64" rx="${rx}" fill="${bg}"/>` : ''}<g transform="translate(${o} ${o}) scale(${scale})" fill="none" stroke="${color}" stroke-width="2.5" stroke-linecap="round">${strokes}</g></svg>`; };
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
for (const [name, size, s] of [['icon-192', 192, svg('#006657', 14, 1.55, '#fbfaf6')], ['icon-512', 512, svg('#006657', 14, 1.55, '#fbfaf6')], ['icon-maskable-512', 512, svg('#006657', 0, 1.25, '#fbfaf6')], ['icon-monochrome-512', 512, svg('', 0, 1.7, '#000')]]) {
  const p = await b.newPage({ viewport: { width: size, height: size } });
  await p.setContent(`<style>html,body{margin:0;background:transparent;height:100%}svg{display:block}</style>${s}`);
  await p.screenshot({ path: `public/icons/${name}.png`, omitBackground: true }); await p.close();
}
await b.close();
