/** What a field says of a number it does not take: what is allowed, or which of two meanings to write. */
import type { NumberRefusal } from '@holdfast/shared/values/readNumber';

/** How numbers of a kind are called and typed: "An amount", "24.90". */
export interface NumberWords {
  name: string;
  example: string;
  largest: string;
}

const counts = ['No', 'At most one', 'At most two', 'At most three', 'At most four'];

export function refusalWords(refusal: NumberRefusal, { name, example, largest }: NumberWords): string {
  switch (refusal.why) {
    case 'no_number':
      return `${name} like ${example}`;
    case 'decimals':
      return `${counts[refusal.digits]} decimals, as in ${example}`;
    case 'too_large':
      return `At most ${largest}`;
    case 'two_readings':
      return `May be ${refusal.readings[0]} or ${refusal.readings[1]}: write one of them`;
  }
}

/** For what stands beside a number and is nothing that belongs there. */
export function strangerWords(strangers: readonly string[], { name, example }: NumberWords): string {
  const quoted = strangers.map((text) => `“${text}”`).join(' and ');
  return `${name} like ${example}, in digits: ${quoted} is not understood`;
}
