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
import { numberLinks } from './numberLinks.ts';

const shownLinks = 12;
const linkIndex = ['group', 'order'] as const;

export function LinkCard() {
  const list = useEntityStore(link).useList({ by: linkIndex, limit: shownLinks });
  const rows = list?.rows ?? [];
  const numbers = numberLinks(rows);

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
          <Tiles key="" links={items} numbers={numbers} />
        ) : (
          <CardGroup key={name} name={name}>
            <Tiles links={items} numbers={numbers} />
          </CardGroup>
        ),
      )}
    </EntityCard>
  );
}

interface TilesProps {
  links: readonly QuickLink[];
  numbers: ReadonlyMap<string, number>;
}

function Tiles({ links, numbers }: TilesProps) {
  return (
    <ul className={styles.tiles}>
      {links.map((link) => (
        <LinkTile key={link.id} link={link} number={numbers.get(link.id)} />
      ))}
    </ul>
  );
}
