/**
 * Where the cards of the dashboard stand, how wide they are, and which are put away: one line of text, and so one value
 * of one record, which merges as a whole. "todo sale:large -link" is todos, then wide sales, and no links.
 */
export const cardSizes = ['small', 'medium', 'large'] as const;
export type CardSize = (typeof cardSizes)[number];

export interface PlacedCard {
  /** The entity's name. */
  card: string;
  size: CardSize;
  isHidden: boolean;
}

/** As it is while nobody has arranged anything: three beside each other, the others in pairs. */
const firstSize = (at: number): CardSize => (at < 3 ? 'small' : 'medium');

/**
 * Reads whatever another version, or a hand, has written. Cards that are not named come last; names that are no cards
 * here stay where they are, for the devices that know them.
 */
export function readArrangement(text: string | null, cards: readonly string[]): PlacedCard[] {
  const placed = new Map<string, PlacedCard>();
  for (const word of text?.split(' ') ?? []) {
    const [, minus, card, given] = /^(-?)([A-Za-z]\w*)(?::(\w+))?$/.exec(word) ?? [];
    if (card === undefined || placed.has(card)) continue;
    const size = cardSizes.find((known) => known === given) ?? 'small';
    placed.set(card, { card, size, isHidden: minus === '-' });
  }
  cards.forEach((card, at) => {
    if (!placed.has(card)) placed.set(card, { card, size: firstSize(at), isHidden: false });
  });
  return [...placed.values()];
}

export function writeArrangement(placed: readonly PlacedCard[]): string {
  return placed
    .map(({ card, size, isHidden }) => `${isHidden ? '-' : ''}${card}${size === 'small' ? '' : `:${size}`}`)
    .join(' ');
}

/** The same with one card in the place of another, and those between them one further. */
export function moveCard<C extends Pick<PlacedCard, 'card'>>(
  placed: readonly C[],
  card: string,
  toPlaceOf: string,
): C[] {
  const [from, to] = [card, toPlaceOf].map((name) => placed.findIndex((one) => one.card === name));
  const moved = placed[from ?? -1];
  if (moved === undefined || to === undefined || to < 0) return [...placed];
  return placed.toSpliced(from ?? 0, 1).toSpliced(to, 0, moved);
}

export function changeCard(
  placed: readonly PlacedCard[],
  card: string,
  change: Partial<Omit<PlacedCard, 'card'>>,
): PlacedCard[] {
  return placed.map((one) => (one.card === card ? { ...one, ...change } : one));
}
