/** What a person can see of a text. Characters that show nothing are no title and no name, however many there are. */

/** Spaces, control and format characters, fillers of Hangul and the blank of Braille. */
const invisible = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * The text without the spaces around it, empty when nothing in it can be seen. What stands inside and at the ends of
 * visible words stays: joiners and selectors make letters and emoji what they are.
 */
export function visibleText(text: string): string {
  return text.replace(invisible, '') === '' ? '' : text.trim();
}
