/** Quantity times unit price in whole minor units, rounded half away from zero. Integers throughout. */
import { toThousandths } from './quantity.ts';

/** `quantity` has at most three decimals; the result is in the minor units of `unitPrice`. */
export function lineTotal(quantity: number, unitPrice: number): number {
  const thousandths = BigInt(toThousandths(quantity));
  const product = thousandths * BigInt(unitPrice);
  const magnitude = product < 0n ? -product : product;
  const rounded = (magnitude + 500n) / 1000n;
  return Number(product < 0n ? -rounded : rounded);
}
