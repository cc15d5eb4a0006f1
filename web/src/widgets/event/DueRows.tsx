/** What is due on one day of a list: the first of each layer, and the way to the rest. */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { PageLink } from '../../ui/page/PageLink.tsx';
import { Row, RowPick } from '../../ui/rows/Row.tsx';
import { openRecord } from '../openRecord.ts';
import type { LayerDays } from './dueLayers.ts';
import styles from './Layers.module.css';

const shown = 5;

export function DueRows({ layers, date }: { layers: readonly LayerDays[]; date: CivilDate }) {
  const lists = layers.map(({ of: { entity, icon: Icon, words, path }, due, byDay }) => {
    const entries = byDay.get(date) ?? [];
    return (
      entries.length > 0 && (
        <ul key={entity.name} aria-label={due.name} data-aside>
          {entries.slice(0, shown).map(({ id, title }) => (
            <Row
              key={id}
              id={id}
              entity={entity.name}
              lead={<Icon size={16} strokeWidth={1.75} aria-hidden className={styles.icon} />}
              title={title}
              onOpen={() => openRecord({ id })}
              // As many as a row of an event has, so that they stand under each other.
              facts={[`${words[0]} due`, false, false]}
            />
          ))}
          {entries.length > shown && (
            <li className={styles.rest}>
              <PageLink href={`${path}${due.search}`}>
                {entries.length - shown} more {words[1]} due
              </PageLink>
            </li>
          )}
        </ul>
      )
    );
  });
  return <RowPick value={null}>{lists}</RowPick>;
}
