/** The largest amount a form takes, in minor units: thousands of these still add up exactly. */
export const largestAmount = 1_000_000_000_000;

export function isTooLarge(minor: number): boolean {
  return Math.abs(minor) > largestAmount;
}
