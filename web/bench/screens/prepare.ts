/** Fills both origins of a profile with the same records, and leaves both pages installed. */
import type { Site } from './bareSite.ts';
import { bundle } from './bundle.ts';
import type { Profile } from './profile.ts';

export interface Sites {
  app: Site;
  bare: Site;
}

/** Answers how many records there are. */
export async function prepare(profile: Profile, { app, bare }: Sites, records: number): Promise<number> {
  const seed = bundle('seedInPage.ts');
  const today = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  return profile.visit(1, async ({ page }) => {
    let stored = 0;
    for (const site of [app, bare]) {
      await page.goto(site.url + site.still);
      await page.evaluate(seed);
      stored = await page.evaluate(([count, day]) => seedStore(count, day), [records, today] as const);
      await page.goto(site.url);
      await page.evaluate(() => navigator.serviceWorker.ready);
      await page.evaluate(() => probe.start());
    }
    return stored;
  });
}
