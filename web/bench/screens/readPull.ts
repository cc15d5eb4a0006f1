/**
 * A new device signs in and receives everything an account has: how long its screen stands still meanwhile. And what it
 * writes then, until another device shows it.
 */
import { protocolHeader } from '@holdfast/shared/protocol/limits';
import type { Page } from '@playwright/test';
import { createProfile } from './profile.ts';
import type { Readings } from './readings.ts';
import { readReach } from './readReach.ts';
import { settle } from './readTimes.ts';
import { shopRecords } from './shopRecords.ts';

/** As many changes as a request may have. */
const batchSize = 500;
/** A device sends once in five seconds at most; what is measured is the first write after a quiet while. */
const quietMs = 6000;

interface Account {
  email: string;
  password: string;
}

export interface PullPlan {
  records: number;
  /** How often the first device writes, and a second one, which has pulled too, is looked at. */
  times: number;
}

export async function readPull(url: string, { records, times }: PullPlan): Promise<Readings> {
  const account = { email: `shop-${records}@example.org`, password: 'a long enough password' };
  await fillAccount(url, account, records);
  const [first, second] = [await createProfile(), await createProfile()];
  try {
    return await first.visit(1, async ({ page }) => {
      const pullMs = await signIn(page, url, account);
      const readings: Readings = {
        'pull: ms': [pullMs],
        'pull: long tasks': await page.evaluate(() => probe.takeLongTasks()),
      };
      await second.visit(1, async ({ page: other }) => {
        await signIn(other, url, account);
        await readReach({ from: page, to: other }, { name: 'other device', times, pauseMs: quietMs }, readings);
      });
      return readings;
    });
  } finally {
    await first.remove();
    await second.remove();
  }
}

/** Answers how long it takes until everything is there; the dashboard is shown afterwards. */
async function signIn(page: Page, url: string, account: Account): Promise<number> {
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
  return performance.now() - began;
}

async function fillAccount(url: string, account: Account, records: number): Promise<void> {
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
