/** Totals, one for each currency: amounts of different currencies are never added. */

export interface Amount {
  minor: number;
  currency: string;
  /** Of how many entries; one where nothing is said. */
  count?: number;
}

/** The largest number of entries first, so the currency a person works in leads. */
export function sumByCurrency(amounts: readonly Amount[]): Amount[] {
  const totals = new Map<string, { minor: number; count: number }>();
  for (const { minor, currency, count = 1 } of amounts) {
    const total = totals.get(currency) ?? { minor: 0, count: 0 };
    totals.set(currency, { minor: total.minor + minor, count: total.count + count });
  }
  return [...totals]
    .sort(([a, one], [b, two]) => two.count - one.count || (a < b ? -1 : 1))
    .map(([currency, { minor }]) => ({ minor, currency }));
}
