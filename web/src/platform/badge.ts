/** The number at the app's icon, where the device shows one. */

/** 0 takes it away. Every tab says the same, so it does not matter which one says it last. */
export function showBadge(count: number): void {
  // Not in every browser, and refused where the app is not installed.
  navigator.setAppBadge?.(count).catch(() => undefined);
}
