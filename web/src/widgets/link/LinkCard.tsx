/** Doors to elsewhere, in groups. Nothing is fetched from where they lead. */
import { link } from '@holdfast/shared/entities/link';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { CardGroup } from '../../ui/WidgetCard.tsx';
import { allWords } from '../allWords.ts';
import { EmptyNote } from '../EmptyNote.tsx';
import { EntityCard } from '../EntityCard.tsx';
import { links, type QuickLink } from './definition.ts';
import { groupLinks } from './groupLinks.ts';
import styles from './Link.module.css';
import { LinkTile } from './LinkTile.tsx';

const shownLinks = 12;
const linkIndex = ['group', 'order'] as const;

export function LinkCard() {
  const list = useEntityStore(link).useList({ by: linkIndex, limit: shownLinks });
  const rows = list?.rows ?? [];

  return (
    <EntityCard
      of={links}
      rows={rows}
      ordered={linkIndex}
      isReady={list !== undefined}
      all={allWords(list?.count, links)}
    >
      {list?.rows.length === 0 && (
        <EmptyNote of={links} example="tides.example.org #Weather">
          Keep the places you open every day.
        </EmptyNote>
      )}
      {groupLinks(rows).map(({ name, items }) =>
        name === '' ? (
          <Tiles key="" links={items} />
        ) : (
          <CardGroup key={name} name={name}>
            <Tiles links={items} />
          </CardGroup>
        ),
      )}
    </EntityCard>
  );
}

function Tiles({ links }: { links: readonly QuickLink[] }) {
  return (
    <ul className={styles.tiles}>
      {links.map((link) => (
        <LinkTile key={link.id} link={link} />
      ))}
    </ul>
  );
}
