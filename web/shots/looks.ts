/** The ways a person may see the app: how wide, and in which manner. */
import type { Page } from '@playwright/test';

export const widths = [320, 390, 768, 1280, 1920] as const;

export const looks = ['light', 'dark', 'rtl', 'zoom', 'forced'] as const;
export type Look = (typeof looks)[number];

/** Zoom is what a browser makes of it: half the window, everything twice as large. */
export async function look(page: Page, width: number, manner: Look): Promise<void> {
  const zoom = manner === 'zoom' ? 2 : 1;
  await page.setViewportSize({ width: Math.round(width / zoom), height: Math.round((width < 700 ? 800 : 900) / zoom) });
  await page.emulateMedia({
    colorScheme: manner === 'dark' ? 'dark' : 'light',
    forcedColors: manner === 'forced' ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
  await page.evaluate(
    (direction) => {
      document.documentElement.dir = direction;
    },
    manner === 'rtl' ? 'rtl' : 'ltr',
  );
}
