import { chromium } from '@playwright/test';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const ctx = await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }); const page = await ctx.newPage(); await page.goto('http://localhost:5199/trial/');
await page.getByRole('button', { name: 'Try it with demo data' }).click(); await page.waitForTimeout(500);
console.log(await page.evaluate(() => ({ iw: innerWidth, h: document.documentElement.scrollHeight, w: document.documentElement.scrollWidth, coarse: matchMedia('(pointer: coarse)').matches, hover: matchMedia('(hover: hover)').matches, notq: matchMedia('not ((hover: hover) and (pointer: fine))').matches, low: [...document.querySelectorAll('*')].map(e => [e.getBoundingClientRect().bottom, e.tagName + '.' + e.className]).sort((a,b)=>b[0]-a[0]).slice(0,8), wide: [...document.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > 391).map(e => e.tagName + '.' + e.className).slice(0,8) })));
await page.screenshot({ path: '/tmp/shots/p1.png' }); await page.evaluate(() => scrollTo(0, 1000)); await page.waitForTimeout(200); await page.screenshot({ path: '/tmp/shots/p2.png' });
await browser.close();
