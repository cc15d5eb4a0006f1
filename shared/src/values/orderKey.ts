/** Where a record stands among its siblings: a key as fractional-indexing makes them, or nothing yet. Text order is their order. */

/** The end of every list: keys after it would grow with each record, so what comes there lies by its id. */
export const lastOrderKey = 'z'.repeat(27);

export const longestOrderKey = 200;

/**
 * A letter that says how many digits follow (a and Z: one, z and A: 26), these digits, and a fraction that does not end
 * in 0. Both ends are closed: nothing could be put before A with 26 times 0, nor after `lastOrderKey`.
 */
export const orderKeyPattern: RegExp = makePattern();

export function isOrderKey(text: string): boolean {
  return text.length <= longestOrderKey && orderKeyPattern.test(text);
}

function makePattern(): RegExp {
  const whole = Array.from({ length: 26 }, (_, n) => {
    const [up, down] = [String.fromCharCode(97 + n), String.fromCharCode(90 - n)];
    return `[${up}${down}][0-9A-Za-z]{${n + 1}}`;
  });
  return new RegExp(`^(?:|(?!A0{26}$|z{27}.)(?:${whole.join('|')})(?:[0-9A-Za-z]*[1-9A-Za-z])?)$`);
}
