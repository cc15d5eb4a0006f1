/** Doors to elsewhere, in groups. Nothing is fetched from where they lead. */
import { link } from '@holdfast/shared/entities/link';
import { useState } from 'react';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { CardGroup, EmptyNote, MoreRows } from '../../ui/WidgetCard.tsx';
import { EntityCard } from '../EntityCard.tsx';
import { links, type QuickLink } from './definition.ts';
import { LinkForm } from './form.ts';
import { groupLinks } from './groupLinks.ts';
import styles from './Link.module.css';
import { LinkTile } from './LinkTile.tsx';

const pageSize = 100;

export function LinkCard() {
  const store = useEntityStore(link);
  const [limit, setLimit] = useState(pageSize);
  const list = store.useList({ by: ['group', 'order'], limit });

  const groups = groupLinks(list?.rows ?? []);
  return (
    <EntityCard of={links} Form={LinkForm} isReady={list !== undefined}>
      {(edit) => (
        <>
          {list?.rows.length === 0 && (
            <EmptyNote example="tides.example.org, in the group Weather">Keep the places you open every day.</EmptyNote>
          )}
          {groups.map(({ name, items }) =>
            name === '' ? (
              <Tiles key="" links={items} onEdit={edit} />
            ) : (
              <CardGroup key={name} name={name}>
                <Tiles links={items} onEdit={edit} />
              </CardGroup>
            ),
          )}
          {list && <MoreRows shown={list.rows.length} total={list.count} onMore={() => setLimit(limit + pageSize)} />}
        </>
      )}
    </EntityCard>
  );
}

function Tiles({ links, onEdit }: { links: readonly QuickLink[]; onEdit(link: QuickLink): void }) {
  return (
    <ul className={styles.tiles}>
      {links.map((link) => (
        <LinkTile key={link.id} link={link} onEdit={() => onEdit(link)} />
      ))}
    </ul>
  );
}
