import { chromium, expect } from '@playwright/test';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const ctx = await b.newContext({ locale: 'de-DE', timezoneId: 'Europe/Berlin', viewport: { width: 1440, height: 1000 } }); const page = await ctx.newPage();
page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log('CONSOLE', m.text())); page.on('pageerror', (e) => console.log('PAGEERROR', e.message));
await page.goto(process.argv[2] ?? 'http://localhost:5199/trial/');
const R = (name) => page.getByRole('region', { name });
const B = (name) => page.getByRole('button', { name });
const box = page.getByRole('textbox', { name: 'New todo' });
await box.fill('Buy milk'); await box.press('Enter'); await box.pressSequentially('Second one'); await box.press('Enter');
await expect(R('Todos').getByRole('listitem')).toHaveCount(2); await expect(box).toBeFocused(); await expect(box).toHaveValue('');
await page.getByRole('checkbox', { name: 'Buy milk' }).check({ force: true }).catch(() => {}); await expect(R('Todos').getByText('Done · 1')).toBeVisible();
await B('Undo').click(); await expect(R('Todos').getByRole('listitem')).toHaveCount(2);
await B('Edit Buy milk').click(); const d = page.getByRole('dialog', { name: 'Edit Buy milk' }); await d.getByLabel('Title').fill('Buy oat milk'); await d.getByLabel('Due').fill('2020-01-01'); await d.getByLabel('Title').press('Enter'); await expect(R('Todos').getByText('Buy oat milk')).toBeVisible(); await expect(R('Todos').getByText('Overdue')).toBeVisible();
await B('Delete Second one').click(); await expect(R('Todos').getByText('Second one')).toHaveCount(0); await B('Undo').click(); await expect(R('Todos').getByText('Second one')).toBeVisible();
// sale
await B('Add sale').click(); let s = page.getByRole('dialog', { name: 'Add sale' }); await s.getByLabel('Item').fill('Lamp'); await s.getByLabel('Quantity').fill('2,5'); await s.getByLabel('Unit price').fill('40,10'); await s.getByLabel('Customer').fill('Ann'); await expect(s.getByText(/^Total/)).toHaveText(/100,25/); await s.getByRole('button', { name: 'Save' }).click(); await expect(s).toHaveCount(0);
console.log(await R('Sales').innerText());
await B('Mark paid Lamp').click(); await expect(B('Refund Lamp')).toBeVisible(); await expect(B('Delete Lamp')).toHaveCount(0); await B('Undo').click(); await expect(B('Delete Lamp')).toBeVisible(); await B('Mark paid Lamp').click(); await B('Refund Lamp').click(); await expect(B('Refund Lamp')).toHaveCount(0);
// event
await B('Add event').click(); s = page.getByRole('dialog', { name: 'Add event' }); await s.getByLabel('Title').fill('Meet'); const day = await page.evaluate(() => { const t = new Date(Date.now() + 864e5); return t.toISOString().slice(0, 10); }); await s.getByLabel('Start').fill(`${day}T10:00`); await expect(s.getByLabel('End')).toHaveValue(`${day}T11:00`); await s.getByLabel('End').fill(`${day}T09:00`); await s.getByRole('button', { name: 'Save' }).click(); await expect(s.getByText('The end is before the start')).toBeVisible(); await s.getByLabel('End').fill(`${day}T12:00`); await s.getByLabel('Start').fill(`${day}T11:00`); await expect(s.getByLabel('End')).toHaveValue(`${day}T13:00`); await s.getByRole('button', { name: 'Save' }).click(); await expect(R('Calendar').getByText('Meet')).toBeVisible(); console.log(await R('Calendar').innerText());
await B('Edit Meet').click(); s = page.getByRole('dialog', { name: 'Edit Meet' }); await s.getByLabel('All day').check(); await s.getByRole('button', { name: 'Save' }).click(); await expect(R('Calendar').getByText('All day')).toBeVisible();
// link
await B('Add link').click(); s = page.getByRole('dialog', { name: 'Add link' }); await s.getByLabel('Address').fill('javascript:alert(1)'); await s.getByRole('button', { name: 'Save' }).click(); await expect(s.getByLabel('Address')).toHaveAccessibleDescription(/javascript/); await s.getByLabel('Address').fill('example.org'); await s.getByRole('button', { name: 'Save' }).click(); await expect(R('Quick links').getByRole('link', { name: 'example.org' })).toHaveAttribute('rel', 'noopener noreferrer');
// expense
await B('Add expense').click(); s = page.getByRole('dialog', { name: 'Add expense' }); await s.getByLabel('Amount').fill('1.234,50'); await s.getByLabel('Category').fill('Fuel'); await s.getByLabel('Vendor').fill('Shell'); await s.getByLabel('Vendor').press('Enter'); await expect(R('Expenses').getByRole('listitem').filter({ hasText: 'Shell' })).toBeVisible(); console.log(await R('Expenses').innerText());
await page.reload(); await expect(R('Expenses').getByText('Shell')).toBeVisible(); await expect(R('Todos').getByText('Second one')).toBeVisible(); await expect(B('Try it with demo data')).toHaveCount(0);
console.log('chip:', await page.getByRole('status', { name: 'Sync' }).innerText());
await page.getByRole('status', { name: 'Sync' }).click(); await expect(page.getByRole('dialog', { name: 'Sync centre' })).toBeVisible(); console.log((await page.getByRole('dialog').innerText()).slice(0, 400));
await page.keyboard.press('Escape'); await page.waitForTimeout(50); console.log('focus', await page.evaluate(() => document.activeElement?.getAttribute('aria-label')));
const p2 = await (await b.newContext({ locale: 'en-US' })).newPage(); await p2.goto(process.argv[2] ?? 'http://localhost:5199/trial/'); await p2.getByRole('button', { name: 'Try it with demo data' }).click(); await p2.getByRole('button', { name: 'Remove demo data' }).click(); await expect(p2.getByText('Roast the Friday blend')).toHaveCount(0); await p2.getByRole('button', { name: 'Undo' }).click(); await expect(p2.getByText('Roast the Friday blend')).toBeVisible(); await expect(p2.getByRole('button', { name: 'Remove demo data' })).toBeVisible();
const cls = await p2.evaluate(() => new Promise((r) => { let sum = 0; new PerformanceObserver((l) => { for (const e of l.getEntries()) if (!e.hadRecentInput) sum += e.value; }).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => r(sum), 300); })); console.log('CLS', cls);
await p2.reload(); await p2.waitForTimeout(800); console.log('CLS reload', await p2.evaluate(() => new Promise((r) => { let sum = 0; new PerformanceObserver((l) => { for (const e of l.getEntries()) if (!e.hadRecentInput) sum += e.value; }).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => r(sum), 300); })));
await b.close();
