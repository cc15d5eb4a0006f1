/** A new device signs in and receives everything an account has: how long its screen stands still meanwhile. */
import { protocolHeader } from '@holdfast/shared/protocol/limits';
import { createProfile } from './profile.ts';
import type { Readings } from './readings.ts';
import { settle } from './readTimes.ts';
import { shopRecords } from './shopRecords.ts';

/** As many changes as a request may have. */
const batchSize = 500;

export async function readPull(url: string, records: number): Promise<Readings> {
  const account = { email: `shop-${records}@example.org`, password: 'a long enough password' };
  await fillAccount(url, account, records);
  const profile = await createProfile();
  try {
    return await profile.visit(1, async ({ page }) => {
      await page.goto(url);
      await settle(page, 3000);
      await page.getByRole('button', { name: 'Account' }).click();
      const sheet = page.getByRole('dialog', { name: 'Account' });
      await sheet.getByLabel('E-mail').fill(account.email);
      await sheet.getByLabel('Password').fill(account.password);
      await settle(page);
      await page.evaluate(() => probe.takeLongTasks());
      const began = performance.now();
      await page.keyboard.press('Enter');
      await page.getByRole('status', { name: 'Sync' }).getByText('Saved everywhere').waitFor({ timeout: 600_000 });
      const pullMs = performance.now() - began;
      return { 'pull: ms': [pullMs], 'pull: long tasks': await page.evaluate(() => probe.takeLongTasks()) };
    });
  } finally {
    await profile.remove();
  }
}

async function fillAccount(url: string, account: { email: string; password: string }, records: number): Promise<void> {
  let cookie = '';
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const headers = { 'content-type': 'application/json', origin: url, [protocolHeader]: '1', cookie };
    const answer = await fetch(
      url + path,
      body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers },
    );
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    cookie = [cookie, ...answer.headers.getSetCookie().map((set) => set.split(';')[0])].filter(Boolean).join('; ');
    return (await answer.json()) as T;
  };
  await ask('/api/auth/sign-up/email', { ...account, name: 'shop' });
  const [first] = await ask<{ id: string }[]>('/api/workspaces');
  const all = [...shopRecords(records, Math.floor(Date.now() / 86_400_000) * 86_400_000)];
  for (let from = 0; from < all.length; from += batchSize) {
    const changes = all.slice(from, from + batchSize);
    const device = '018f0000-0000-7000-8000-0123456789ab';
    await ask('/api/sync', { protocol: 1, workspace: first?.id, device, cursor: null, changes, limit: 1 });
  }
}
