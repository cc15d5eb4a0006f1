/** A word without a space, as long as a field takes, in every field a person can fill: nothing may widen the page for it. */
import type { Page } from '@playwright/test';
import { addTodo, closeDialogs, createAccount, expect, goTo, openSync, test } from './fixtures.ts';

const word = (letter: string) => letter.repeat(500);

const forms = {
  'Add todo': {
    Title: word('T'),
    List: word('L'),
    Notes: word('N'),
    Tags: word('Q'),
    'Add a step': word('Z'),
    Time: '23:59',
    Due: '2026-01-02',
  },
  'Add sale': { Item: word('I'), Customer: word('C'), Note: word('N'), Quantity: '987.125', 'Unit price': '98765.43' },
  'Add event': { Title: word('E'), Place: word('P'), Notes: word('N') },
  'Add link': { Address: `example.org/${word('A')}`, Title: word('S'), Group: word('G'), Icon: 'WW' },
  'Add expense': {
    Amount: '98765432.10',
    Category: word('K'),
    Vendor: word('V'),
    Method: word('M'),
    Note: word('N'),
  },
} as const;

type FormName = keyof typeof forms;

const formOf = (page: Page) =>
  page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Save', exact: true }) });

/** How far the wash behind a row, and the button of a head, reach into the padding of their card or page by design. */
const reach = 10;

/** Nothing is wider than what it stands in: not the page, not a card, not a dialog, not the line at the bottom. */
async function expectFits(page: Page, where: string): Promise<void> {
  const tooWide = await page.evaluate((reach) => {
    const root = document.scrollingElement as Element;
    const parts = [root, ...document.querySelectorAll('section, header, dialog[open], aside, li')];
    return parts
      .filter((part) => {
        const allowed = part.matches('li, header, section section') ? reach : 0;
        return part.clientWidth > 0 && part.scrollWidth > part.clientWidth + allowed;
      })
      .map((part) => `${part.tagName} ${part.className}: ${part.scrollWidth} in ${part.clientWidth}`);
  }, reach);
  expect(tooWide, where).toEqual([]);
}

/** Each amount stands on one line, whole. */
async function expectAmountsWhole(page: Page, atLeast: number): Promise<void> {
  const [whole, broken] = await page.evaluate(() => {
    const isAmount = (text: string) => /\d/.test(text) && /^\D{0,4}[\d.,\u00a0\u202f]+\D{0,4}$/.test(text);
    const leaves = [...document.querySelectorAll('section :is(p, span, dd), output')];
    const amounts = leaves.filter(({ children, textContent }) => children.length === 0 && isAmount(textContent ?? ''));
    const lineCount = (element: Element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return new Set([...range.getClientRects()].map(({ top }) => top)).size;
    };
    const parted = amounts.filter((amount) => lineCount(amount) !== 1 || amount.scrollWidth > amount.clientWidth + 1);
    return [amounts.length - parted.length, parted.map(({ textContent }) => textContent)];
  });
  expect(broken).toEqual([]);
  expect(whole).toBeGreaterThanOrEqual(atLeast);
}

async function add(page: Page, name: FormName): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const form = formOf(page);
  await expect(form).toBeVisible();
  const more = form.getByText('More', { exact: true });
  if (await more.isVisible()) await more.click();
  for (const [label, text] of Object.entries(forms[name])) await form.getByLabel(label, { exact: true }).fill(text);
  await expectFits(page, name);
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form).toBeHidden();
}

/** What sync would write there, had it changed such a record or the server refused it. */
async function tellSyncCentre(page: Page): Promise<void> {
  await page.evaluate(async (long) => {
    const { current } = JSON.parse(localStorage.getItem('holdfast.databases') ?? '{}') as { current: string };
    const open = indexedDB.open(current);
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const writing = db.transaction(['todo', 'diary', 'refused'], 'readwrite');
    const first = writing.objectStore('todo').getAllKeys();
    first.onsuccess = () => {
      const name = { entity: 'todo', id: String(first.result[0]), at: Date.now() };
      const change = { name: 'notes', before: long, after: `${long}!`, lostMine: true };
      writing.objectStore('diary').add({ ...name, changes: [change] });
      writing.objectStore('refused').put({ ...name, fields: {}, code: 'invalid_field', message: `title: ${long}` });
    };
    await new Promise((resolve) => {
      writing.oncomplete = resolve;
    });
    db.close();
  }, word('D'));
}

for (const width of [320, 1280]) {
  test(`500 letters without a space never widen the page, and no amount breaks, ${width} px`, async ({
    openDevice,
  }) => {
    test.slow();
    const { page, goOffline } = await openDevice('installed');
    await page.setViewportSize({ width, height: 800 });
    await createAccount(page);
    await goOffline();
    await addTodo(page, word('O'));
    for (const name of Object.keys(forms) as FormName[]) await add(page, name);
    await expectFits(page, 'the dashboard');
    await expectAmountsWhole(page, 6);

    for (const letter of 'TIESV') {
      await page.getByRole('button', { name: `Edit ${word(letter)}` }).click();
      await expect(formOf(page)).toBeVisible();
      await expectFits(page, `the form of ${letter}`);
      await closeDialogs(page);
    }
    await page.getByRole('checkbox', { name: word('O') }).click();
    await goTo(page, 'Todos');
    await page.getByRole('link', { name: 'Done', exact: true }).click();
    await expect(page.getByRole('checkbox', { name: word('O') })).toBeVisible();
    await expectFits(page, 'what is done, and how to undo it');
    await goTo(page, 'Dashboard');

    await page.getByRole('button', { name: 'Add link', exact: true }).click();
    await formOf(page).getByLabel('Address', { exact: true }).fill(word('a'));
    await formOf(page).getByRole('button', { name: 'Save', exact: true }).click();
    await expect(formOf(page)).toContainText('in your network');
    await expectFits(page, 'an error at its field');
    await closeDialogs(page);
    await expect(page.getByRole('button', { name: 'Go on with what you typed' })).toBeVisible();
    await expectFits(page, 'a draft');

    await tellSyncCentre(page);
    const centre = await openSync(page);
    await expect(centre.getByRole('button', { name: /^Retry O/ })).toBeVisible();
    await expectFits(page, 'the Sync centre');
    await centre.getByRole('button', { name: /^Mine again/ }).click();
    await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
    await expectFits(page, 'what the Sync centre says');
    await goTo(page, 'Dashboard');

    await page.getByRole('button', { name: 'Account' }).click();
    const sheet = page.getByRole('dialog', { name: 'Account' });
    await sheet.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(sheet).toContainText(word('T'));
    await expectFits(page, 'what signing out would lose');
  });
}
