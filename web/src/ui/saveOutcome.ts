/** What the screens know of a write: done, no room, deleted meanwhile, or one field refused. The data layer's outcome fits it. */
export type SaveOutcome =
  | { ok: true /** What is to be said of it, where it is not plain that it happened. */; words?: string | undefined }
  | { ok: false; reason: 'storage_full' }
  | { ok: false; reason: 'gone' }
  | { ok: false; reason: 'invalid'; field: string; message: string };

/** One line for a write outside of any form. */
export function troubleWords(outcome: Exclude<SaveOutcome, { ok: true }>): string {
  switch (outcome.reason) {
    case 'storage_full':
      return 'Everything saved before is safe. This change did not fit on the device: free some space, then try again.';
    case 'gone':
      return 'Nothing was changed: this was deleted meanwhile.';
    case 'invalid':
      return `Nothing was changed: ${outcome.message}.`;
  }
}
