/** More than anybody should have, in words nobody should use: bare rows, which the app's next start prepares and counts. */
import type { Page } from '@playwright/test';
import { expect } from '../e2e/fixtures.ts';

const counts = { todo: 600, sale: 400, event: 300, link: 150, expense: 400 } as const;

/** The page must be open on the app, without an account. It is loaded anew. */
export async function fillOver(page: Page): Promise<void> {
  await page.evaluate(async (wanted) => {
    const open = indexedDB.open('holdfast-local');
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const long = 'Überlandleitungsmastenfundament'.repeat(8);
    const words = (at: number) =>
      at % 7 === 0
        ? long
        : at % 5 === 0
          ? `年度决算 ${at} 中村商店への請求書の確認`
          : at % 3 === 0
            ? `مراجعة الفاتورة رقم ${at}`
            : `Number ${at} of a great many things that have to be written down somewhere`;
    const day = (at: number) => new Date(Date.now() + ((at % 60) - 30) * 86_400_000).toISOString().slice(0, 10);
    const stamp = (at: number) => `${(Date.now() - at).toString(16).padStart(12, '0')}-0000-0123456789abcdef`;
    const valuesOf = {
      todo: (at: number) => ({
        title: words(at),
        done: at % 4 === 0,
        doneAt: at % 4 === 0 ? Date.now() - at * 3_600_000 : null,
        due: at % 3 === 0 ? null : day(at),
        priority: at % 4,
        list: ['', 'Office', long][at % 3],
        order: `a${String(at).padStart(4, '0')}`,
      }),
      sale: (at: number) => ({
        number: `A-${at}`,
        date: day(at),
        customer: words(at + 1),
        item: words(at),
        quantity: (at % 9) + 1,
        unitPrice: at * 123_457,
        currency: ['EUR', 'JPY', 'KWD'][at % 3],
        status: ['paid', 'unpaid', 'refunded'][at % 3],
        due: day(at + 3),
      }),
      event: (at: number) => ({
        title: words(at),
        start: `${day(at)}T${String(at % 24).padStart(2, '0')}:30`,
        end: `${day(at)}T${String(at % 24).padStart(2, '0')}:45`,
        zone: 'Europe/Berlin',
        place: words(at + 2),
      }),
      link: (at: number) => ({
        url: `https://example.org/${at}`,
        title: words(at),
        group: ['', 'Work', long][at % 3],
        order: `a${String(at).padStart(4, '0')}`,
      }),
      expense: (at: number) => ({
        date: day(at),
        amount: at * 98_765,
        currency: ['EUR', 'JPY', 'KWD'][at % 3],
        category: ['Fuel', long, '', 'Rent', 'مواد'][at % 5],
        vendor: words(at),
        method: 'Card',
      }),
    } as const;
    const transaction = db.transaction([...Object.keys(wanted), 'meta'], 'readwrite');
    for (const [entity, count] of Object.entries(wanted)) {
      for (let at = 0; at < count; at += 1) {
        const values: Record<string, unknown> = valuesOf[entity as keyof typeof valuesOf](at);
        const stamps = Object.fromEntries(Object.keys(values).map((name) => [name, stamp(at)]));
        transaction.objectStore(entity).put({ id: crypto.randomUUID(), values, stamps, keys: {} });
      }
    }
    // Without these nobody has made the rows' keys yet, and nobody has counted them.
    transaction.objectStore('meta').delete('indexed');
    transaction.objectStore('meta').delete('rollups');
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    db.close();
  }, counts);
  await page.reload();
  await expect(page.getByRole('link', { name: /\d+ overdue/ })).toBeVisible();
}
