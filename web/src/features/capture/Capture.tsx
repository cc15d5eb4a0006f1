/** The capture line over whatever page one is on, and while it is closed what was left in it [FO4]. */
import { useSyncExternalStore } from 'react';
import { useLeftDrafts } from '../../data/drafts.ts';
import { lazyPart } from '../../ui/lazyPart.tsx';
import { DraftOffer } from '../../widgets/DraftOffer.tsx';
import { askedLine, onAskedLine, openCapture } from '../../widgets/openCapture.ts';
import { lineDrafts } from './useLine.ts';

const CapturePanel = lazyPart(async () => (await import('./CapturePanel.tsx')).CapturePanel);

export function Capture() {
  const asked = useSyncExternalStore(onAskedLine, askedLine);
  const [left] = useLeftDrafts(lineDrafts) ?? [];
  if (asked !== null) return <CapturePanel asked={asked} />;
  return left ? <DraftOffer draft={left} onGoOn={() => openCapture()} /> : null;
}
