/** The form that stands open over whatever page one is on, as the query says. */
import { useEffect } from 'react';
import { findRecord } from '../data/findRecord.ts';
import { useLive } from '../data/useLive.ts';
import { BackContext } from '../ui/backCloses.ts';
import { DialogPlace } from '../ui/DialogPlace.ts';
import { useNotices } from '../ui/Notices.tsx';
import { closeOver, usePathname, useQuery } from '../ui/page/navigate.ts';
import { useWindow, windows } from '../ui/useWindow.ts';
import { findWidget } from '../widgets/allWidgets.ts';
import { forgetResumed, resumedDraft } from '../widgets/openRecord.ts';
import { useApp } from './AppContext.ts';

export function OpenRecord() {
  const { open, add } = useQuery();
  if (open !== undefined) return <OpenedRecord key={open} id={open} />;
  return add === undefined ? null : <OpenedForm key={add} entity={add} id={null} />;
}

function OpenedRecord({ id }: { id: string }) {
  const { device } = useApp();
  const found = useLive(async () => (await findRecord(device, id)) ?? null, [device, id]);
  // Of a record that is gone there may still be a draft.
  const entity = resumedDraft()?.entity ?? found;
  if (entity === undefined) return null;
  return entity === null ? <NotHere /> : <OpenedForm entity={entity} id={id} />;
}

function OpenedForm({ entity, id }: { entity: string; id: string | null }) {
  useEffect(() => forgetResumed, []);
  // A page of one entity has room beside its list; the dashboard has not, and what is new has nothing to stand beside.
  const isWide = useWindow(windows.wide);
  const isBeside = usePathname() !== '/' && isWide && id !== null;
  const Form = findWidget(entity)?.Form;
  if (Form === undefined) return <NotHere />;
  return (
    <DialogPlace value={isBeside ? 'beside' : 'over'}>
      <BackContext value="caller">
        <Form opened={{ id, draft: resumedDraft() }} onClose={closeOver} />
      </BackContext>
    </DialogPlace>
  );
}

/** A link to a record that another device has, or that nobody has any more. */
function NotHere() {
  const { tell } = useNotices();
  useEffect(() => {
    tell({ ok: true, words: 'What this link opens is not on this device.' });
    closeOver();
  }, [tell]);
  return null;
}
