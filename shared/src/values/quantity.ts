/** Quantities are counted in thousandths, so that none is lost to a float: hours and kilograms are sold too. */
export const quantityDigits = 3;

const perWhole = 10 ** quantityDigits;

export function toThousandths(quantity: number): number {
  return Math.round(quantity * perWhole);
}

export function fromThousandths(thousandths: number): number {
  return thousandths / perWhole;
}
