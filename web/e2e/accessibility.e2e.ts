import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { closeDialogs, expect, goTo, pageNames, test } from './fixtures.ts';

/** `rules`: those that are tried; all where none is named. */
async function expectAccessible(page: Page, where: string, rules: readonly string[]): Promise<void> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules.length > 0 ? axe.withRules([...rules]) : axe).analyze();
  expect(
    violations.map(({ id, nodes }) => `${where}: ${id} at ${nodes.map(({ target }) => target).join(' ')}`),
  ).toEqual([]);
}

/** In the dark nothing but the colours is another. */
const rulesOf = { light: [], dark: ['color-contrast', 'link-in-text-block'] } as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the dashboard and every form are clean to axe, ${colorScheme}`, async ({ openDevice }) => {
    const { page } = await openDevice();
    const expectClean = (where: string) => expectAccessible(page, where, rulesOf[colorScheme]);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectClean('empty dashboard');
    await page.getByRole('button', { name: 'Try it with demo data' }).click();
    await expect(page.getByRole('button', { name: 'Remove demo data' })).toBeVisible();
    await expectClean('full dashboard');
    for (const name of ['Add todo', 'Add sale', 'Add event', 'Add link', 'Add expense', 'Account']) {
      await page.getByRole('button', { name, exact: true }).click();
      await expect(page.getByRole('dialog', { name, exact: true })).toBeVisible();
      await expectClean(name);
      await closeDialogs(page);
    }
  });

  test(`every page is clean to axe, ${colorScheme}`, async ({ openDevice }) => {
    const { page } = await openDevice();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'Try it with demo data' }).click();
    await expect(page.getByRole('button', { name: 'Remove demo data' })).toBeVisible();
    for (const name of pageNames.slice(1)) {
      await goTo(page, name);
      await expectAccessible(page, `the page ${name}`, rulesOf[colorScheme]);
    }
  });
}

test('no page scrolls sideways on a phone', async ({ openDevice }) => {
  const { page } = await openDevice();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('button', { name: 'Try it with demo data' }).click();
  await expect(page.getByRole('button', { name: 'Remove demo data' })).toBeVisible();
  for (const name of pageNames) {
    await goTo(page, name);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, name).toBeLessThanOrEqual(0);
  }
});

test('crawlers find one page and are told to leave the rest alone', async ({ server }) => {
  const robots = await fetch(new URL('/robots.txt', server.url));
  expect(robots.headers.get('content-type')).toMatch(/^text\/plain/);
  expect(await robots.text()).toContain('User-agent: *\nDisallow: /api/\n');
});
