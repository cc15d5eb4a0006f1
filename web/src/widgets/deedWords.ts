/** Lines that begin with a deed are to be done, whatever amounts and times they hold: "Pay 40 EUR", "Prepare the meeting". */
const deeds = `answer ask bake bill book borrow bring build buy call cancel change charge check clean collect count cut
  deliver discuss draft email estimate find finish fix fold get give install invoice learn look lower mail make measure
  message move offer order pack paint pay phone pick plan polish post prepare print publish put quote raise read record
  refund release remind repair reply return review roast run save see sell send set ship show sign study take talk tell
  test text track transfer update upgrade verify visit wash watch water write
  anrufen bestellen bezahlen kaufen rufe kaufe bestelle zahle acheter appeler commander payer comprar llamar pagar pedir`;
const begins = new RegExp(`^[\\s\\0]*(?:please |bitte )?(?:${deeds.trim().split(/\s+/).join('|')})(?=[\\s\\0]|$)`, 'i');

export const beginsWithDeed = (words: string): boolean => begins.test(words);
