/** What the screens know of a write: done, no room, or one field refused. The data layer's outcome fits it. */
export type SaveOutcome =
  | { ok: true }
  | { ok: false; reason: 'storage_full' }
  | { ok: false; reason: 'invalid'; field: string; message: string };

/** One line for a write outside of any form. */
export function troubleWords(outcome: Exclude<SaveOutcome, { ok: true }>): string {
  return outcome.reason === 'storage_full'
    ? 'Everything saved before is safe. This change did not fit on the device: free some space, then try again.'
    : `Nothing was changed: ${outcome.message}.`;
}
