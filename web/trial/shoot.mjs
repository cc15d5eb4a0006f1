import { chromium } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
const base = 'http://localhost:5199/trial/';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const axe = async (page, name) => { const r = await new AxeBuilder({ page }).analyze(); for (const v of r.violations) console.log('AXE', name, v.id, v.nodes.slice(0,3).map(n => n.target.join(' ') + ' :: ' + n.failureSummary.split('\n')[1]).join(' | ')); };
const open = async (opts) => { const ctx = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin', ...opts }); const page = await ctx.newPage(); page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log('CONSOLE', m.text())); page.on('pageerror', (e) => console.log('PAGEERROR', e.message)); await page.goto(base); await page.getByRole('region', { name: 'Todos' }).waitFor(); return page; };
const shot = (page, name, full = true) => page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: full });
const pick = process.argv.slice(2);
const run = async (name, fn) => { if (pick.length === 0 || pick.includes(name)) await fn(); };
const demo = async (page) => { await page.getByRole('button', { name: 'Try it with demo data' }).click(); await page.getByText('Demo data is in here').waitFor(); await page.waitForTimeout(250); };
const synced = (page) => page.evaluate(async () => { await window.device.db.outbox.clear(); window.set({ signedIn: true, account: { userId: 'u', email: 'mara@example.org', workspace: 'w' }, status: { running: false, progress: null, problem: null, syncedAt: Date.now() } }); });
await run('desk', async () => {
  const page = await open({ viewport: { width: 1440, height: 900 } });
  await shot(page, 'empty-1440'); await axe(page, 'empty');
  await demo(page); await shot(page, 'demo-unsent-1440'); await axe(page, 'demo');
  await synced(page); await page.waitForTimeout(300); await shot(page, 'demo-1440');
  await page.getByText('Call the sack supplier').hover(); await page.waitForTimeout(150); await shot(page, 'hover-1440', false);
  for (const n of ['Add todo', 'Add sale', 'Add event', 'Add link', 'Add expense']) { await page.getByRole('button', { name: n }).click(); const d = page.getByRole('dialog', { name: n }); await page.waitForTimeout(250); if (n !== 'Add todo') await d.getByRole('button', { name: 'Save' }).click(); await shot(page, n.replace(' ', '-'), false); await axe(page, n); await page.keyboard.press('Escape'); await d.waitFor({ state: 'detached' }); const f = await page.evaluate(() => document.activeElement?.getAttribute('aria-label')); if (f !== n) console.log('FOCUS', n, f); }
  await page.getByRole('button', { name: 'Delete Water the fig tree' }).click(); await page.waitForTimeout(250); await shot(page, 'undo-1440', false); await axe(page, 'undo');
  await page.getByRole('button', { name: 'Undo' }).click(); await page.getByRole('listitem').filter({ hasText: 'Water the fig tree' }).waitFor();
  await page.close();
});
await run('dark', async () => {
  const page = await open({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' }); await demo(page);
  await page.evaluate(() => window.set({ signedIn: true, account: { userId: 'u', email: 'mara@example.org', workspace: 'w' }, unsent: 30, oldestUnsentAt: Date.now() - 80 * 3600e3, status: { running: false, progress: null, problem: { kind: 'unreachable', retryAt: Date.now() + 40000 }, syncedAt: null }, updateReady: true }));
  await page.waitForTimeout(200); await shot(page, 'dark-1440'); await axe(page, 'dark'); await page.close();
});
await run('phone', async () => {
  const page = await open({ viewport: { width: 390, height: 2900 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 }); await shot(page, 'empty-390', false); await demo(page);
  await page.evaluate(() => window.set({ unsent: 30, oldestUnsentAt: Date.now() - 30 * 3600e3, account: { userId: 'u', email: 'm', workspace: 'w' }, signedIn: true, status: { running: false, progress: null, problem: { kind: 'unreachable', retryAt: Date.now() + 40000 }, syncedAt: null } }));
  await page.waitForTimeout(200); await shot(page, 'phone-390', false); await axe(page, 'phone');
  await page.setViewportSize({ width: 390, height: 844 }); await page.getByRole('button', { name: 'Add sale' }).click(); await page.waitForTimeout(300); await shot(page, 'phone-sale', false); await page.close();
});
await run('tablet', async () => { const page = await open({ viewport: { width: 768, height: 1024 } }); await demo(page); await synced(page); await page.waitForTimeout(300); await shot(page, 'tablet-768'); await page.close(); });
await run('rtl', async () => { const page = await open({ viewport: { width: 1200, height: 800 } }); await page.evaluate(() => { document.documentElement.dir = 'rtl'; }); await demo(page); await page.waitForTimeout(200); await shot(page, 'rtl-1200', false); await page.close(); });
await run('sheets', async () => {
  const page = await open({ viewport: { width: 1440, height: 900 } }); await demo(page);
  await page.getByRole('button', { name: 'Account' }).click(); await page.getByRole('dialog', { name: 'Account' }).waitFor(); await page.waitForTimeout(250); await page.getByRole('button', { name: 'Sign in', exact: true }).click(); await shot(page, 'account-out', false); await axe(page, 'account'); await page.keyboard.press('Escape');
  await page.evaluate(async () => { const db = window.device.db; const rows = await db.rows('todo').toArray(); const s = rows[0]; await db.refused.put({ entity: 'todo', id: s.id, fields: { title: Object.values(s.stamps)[0], dueTime: Object.values(s.stamps)[0] }, code: 'invalid_field', message: 'dueTime: expected a time as HH:MM', at: Date.now() }); await db.diary.add({ at: Date.now() - 6e5, entity: 'todo', id: rows[1].id, changes: [{ name: 'title', before: 'Roast the Thursday blend', after: rows[1].values.title, lostMine: true }, { name: 'priority', before: 1, after: 2, lostMine: false }] }); await db.meta.put({ key: 'totals', value: { requests: 12, records: 340, edits: 1230, received: 88 } }); window.set({ unsent: 29, refused: 1, oldestUnsentAt: Date.now(), signedIn: true, account: { userId: 'u', email: 'mara@example.org', workspace: 'w' }, status: { running: false, progress: null, problem: null, syncedAt: null } }); });
  await page.getByRole('status', { name: 'Sync' }).getByRole('button').click(); await page.getByRole('dialog', { name: 'Sync centre' }).waitFor(); await page.waitForTimeout(300); await shot(page, 'sync', false); await axe(page, 'sync');
  await page.getByRole('button', { name: /^Mine again/ }).click(); await page.waitForTimeout(150);
  await page.evaluate(() => { const d = document.querySelector('dialog'); d.scrollTop = 1e6; }); await shot(page, 'sync2', false);
  await page.keyboard.press('Escape'); await page.getByRole('button', { name: 'Account' }).click(); await page.waitForTimeout(200); await page.getByRole('button', { name: 'Sign out' }).click(); await page.waitForTimeout(100); await shot(page, 'account-lose', false); await axe(page, 'lose'); await page.close();
});
await browser.close();
