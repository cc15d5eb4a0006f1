/** The page of one entity: its heading, its one way to add, a draft that was left, and whatever it shows. */
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Page } from '../ui/page/Page.tsx';
import { PageBody } from '../ui/page/PageBody.tsx';
import { LeftDraft } from './DraftOffer.tsx';
import { addRecord } from './openRecord.ts';
import type { WidgetDefinition } from './widgetDefinition.ts';

interface EntityPageProps {
  of: WidgetDefinition;
  lead?: ReactNode;
  children: ReactNode;
}

export function EntityPage({ of, lead, children }: EntityPageProps) {
  const { entity, name, words } = of;
  const add = (
    <Button weight="primary" aria-label={`Add ${words[0]}`} onClick={() => addRecord(entity.name)}>
      <Plus size={16} strokeWidth={1.75} aria-hidden />
      Add {words[0]}
    </Button>
  );
  return (
    <Page name={name} lead={lead} tools={add}>
      <LeftDraft entity={entity.name} />
      <PageBody label={name}>{children}</PageBody>
    </Page>
  );
}
