import { useLeftDrafts } from '../data/drafts.ts';
import { lazyPart } from '../ui/lazyPart.tsx';
import { useQuery } from '../ui/page/navigate.ts';
import { resumeDraft } from './openRecord.ts';

const DraftOffer = lazyPart(async () => (await import('./DraftOffer.tsx')).DraftOffer);

/** In the widget of an entity while no form is open: its newest draft. */
export function LeftDraft({ entity }: { entity: string }) {
  const { open, add } = useQuery();
  const [newest] = useLeftDrafts(entity) ?? [];
  return newest && open === undefined && add === undefined ? <DraftOffer draft={newest} onGoOn={resumeDraft} /> : null;
}
