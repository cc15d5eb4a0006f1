/** A word without a space, as long as a field takes, in every field a person can fill: nothing may widen the page for it. */
import type { Page } from '@playwright/test';
import { chipOf, closeDialogs, createAccount, expect, savedEverywhere, test } from './fixtures.ts';

const word = (letter: string) => letter.repeat(500);
const amount = '98765432.10';

const forms = {
  'Add todo': { Title: word('T'), List: word('L'), Notes: word('N'), Time: '23:59', Due: '2026-01-02' },
  'Add sale': { Item: word('I'), Customer: word('C'), Note: word('N'), Quantity: '987.125', 'Unit price': '98765.43' },
  'Add event': { Title: word('E'), Place: word('P'), Notes: word('N') },
  'Add link': { Address: `example.org/${word('A')}`, Title: word('S'), Group: word('G'), Icon: word('W') },
  'Add expense': { Amount: amount, Category: word('K'), Vendor: word('V'), Method: word('M'), Note: word('N') },
} as const;

const openForm = (page: Page) =>
  page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Save', exact: true }) });

/** Fields under "More" too. */
async function fill(page: Page, name: keyof typeof forms): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const form = openForm(page);
  await form
    .getByText('More', { exact: true })
    .click({ timeout: 500 })
    .catch(() => undefined);
  for (const [label, text] of Object.entries(forms[name])) await form.getByLabel(label, { exact: true }).fill(text);
  await expectFits(page, name);
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form).toBeHidden();
}

/** Nothing is wider than what it stands in: not the page, not a card, not a dialog, not the line at the bottom. */
async function expectFits(page: Page, where: string): Promise<void> {
  const tooWide = await page.evaluate(() => {
    const root = document.scrollingElement as Element;
    const parts = [root, ...document.querySelectorAll('section, header, dialog[open], aside, li')];
    return parts
      .filter((part) => part.scrollWidth > part.clientWidth && part.clientWidth > 0)
      .map((part) => `${part.tagName} ${part.className}: ${part.scrollWidth} in ${part.clientWidth}`);
  });
  expect(tooWide, where).toEqual([]);
}

/** Each amount stands on one line, whole. */
async function expectAmountsWhole(page: Page): Promise<void> {
  const broken = await page.evaluate(() => {
    const amounts = [...document.querySelectorAll('section *')].filter(
      ({ children, textContent }) => children.length === 0 && /^[^\s\d]?[\d.,]+\d{2}$/.test(textContent ?? ''),
    );
    const lines = (element: Element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return new Set([...range.getClientRects()].map(({ top }) => top)).size;
    };
    return {
      count: amounts.length,
      broken: amounts.filter((element) => lines(element) !== 1).map((e) => e.textContent),
    };
  });
  expect(broken.count).toBeGreaterThan(3);
  expect(broken.broken).toEqual([]);
}

for (const width of [320, 1280]) {
  test(`500 letters without a space never widen the page, ${width} px`, async ({ openDevice }) => {
    test.slow();
    const { page } = await openDevice();
    await page.setViewportSize({ width, height: 800 });
    await page.getByRole('textbox', { name: 'New todo' }).fill(word('O'));
    await page.keyboard.press('Enter');
    for (const name of Object.keys(forms) as (keyof typeof forms)[]) await fill(page, name);
    await expectFits(page, 'dashboard');
    await expectAmountsWhole(page);
    await page.screenshot({ path: `/tmp/shots/long-${width}.png`, fullPage: true });

    for (const title of [word('T'), word('I'), word('E'), word('S'), word('V')]) {
      await page.getByRole('button', { name: `Edit ${title}` }).click();
      await expectFits(page, `the form of ${title[0]}`);
      await closeDialogs(page);
    }
  });
}
