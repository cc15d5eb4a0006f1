/** Doors to elsewhere, in groups. Nothing is fetched from where they lead. */
import { link } from '@holdfast/shared/entities/link';
import { useState } from 'react';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { useSettled } from '../../ui/Settled.tsx';
import { CardGroup, EmptyNote, MoreRows, WidgetCard } from '../../ui/WidgetCard.tsx';
import { LeftDraft } from '../DraftOffer.tsx';
import { useEditing } from '../useEditing.ts';
import { LinkForm } from './form.ts';
import styles from './Link.module.css';
import { LinkTile } from './LinkTile.tsx';
import { groupLinks, type QuickLink } from './linkRecord.ts';

const pageSize = 100;

export function LinkWidget() {
  const store = useEntityStore(link);
  const [limit, setLimit] = useState(pageSize);
  const list = store.useList({ by: ['group', 'order'], limit });
  const { editing, add, edit, goOn, close } = useEditing();
  useSettled(list !== undefined);

  const groups = groupLinks(list?.rows ?? []);
  const tiles = (group: readonly QuickLink[]) => (
    <ul className={styles.tiles}>
      {group.map((entry) => (
        <LinkTile key={entry.id} link={entry} onEdit={() => edit(entry)} />
      ))}
    </ul>
  );
  return (
    <WidgetCard name="Quick links" addLabel="Add link" onAdd={add}>
      {editing ? (
        <LinkForm
          opened={editing}
          groups={groups.map(({ name }) => name).filter((name) => name !== '')}
          onClose={close}
        />
      ) : (
        <LeftDraft entity="link" onGoOn={goOn} />
      )}
      {list?.rows.length === 0 && (
        <EmptyNote example="tides.example.org, in the group Weather">Keep the places you open every day.</EmptyNote>
      )}
      {groups.map(({ name, items }) =>
        name === '' ? (
          <div key="">{tiles(items)}</div>
        ) : (
          <CardGroup key={name} name={name}>
            {tiles(items)}
          </CardGroup>
        ),
      )}
      {list && <MoreRows shown={list.rows.length} total={list.count} onMore={() => setLimit(limit + pageSize)} />}
    </WidgetCard>
  );
}
