/** The files a new entity begins with: one with a title and a note, whole on every screen, to be made what it is to be. */

export interface EntityName {
  /** "recipe": the wire name, for ever. */
  one: string;
  /** "recipes" */
  many: string;
  /** Place on the dashboard and in the navigation. */
  place: number;
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Paths below the root to contents. */
export function entityFiles({ one, many, place }: EntityName): Record<string, string> {
  const One = capital(one);
  const folder = `web/src/widgets/${one}`;
  const article = /^[aeio]/.test(one) ? 'an' : 'a';
  return {
    [`shared/src/entities/${one}.ts`]: `import { defineEntity, field } from './defineEntity.ts';
import { longText, shortText } from './fieldTypes.ts';

export const ${one} = defineEntity(
  '${one}',
  {
    title: field(shortText, ''),
    note: field(longText, ''),
  },
  { indexes: [['title']] },
);
`,
    [`${folder}/definition.ts`]: `/** What screens know of ${article} ${one}. */
import { ${one} } from '@holdfast/shared/entities/${one}';
import type { Entry } from '../../data/entityStore.ts';
import type { WidgetDefinition } from '../widgetDefinition.ts';

export type ${One} = Entry<typeof ${one}>;

export const ${many}: WidgetDefinition<typeof ${one}> = {
  entity: ${one},
  name: '${capital(many)}',
  path: '/${many}',
  words: ['${one}', '${many}'],
  everything: '',
  title: ({ title }) => title,
};
`,
    [`${folder}/read${One}.ts`]: `/** What ${article} ${one} shows in its form, and what the form's texts come to. */
import { formText } from '../../ui/form/formText.ts';
import type { FormShape, Reading, Texts } from '../../ui/form/formTexts.ts';
import type { ${One} } from './definition.ts';

type ${One}Values = Omit<${One}, 'id'>;

export const ${one}Form: FormShape<${One}Values> = {
  show: ({ title, note }) => ({ title, note }),
  read: read${One},
};

export function read${One}(texts: Texts): Reading<${One}Values> {
  const [title, note] = [formText(texts, 'title'), formText(texts, 'note')];
  return { values: { title, note }, errors: title === '' ? { title: 'Write what it is called' } : {} };
}
`,
    [`${folder}/read${One}.test.ts`]: `import { describe, expect, it } from 'vitest';
import { read${One}, ${one}Form } from './read${One}.ts';

describe('what is typed into the form of ${article} ${one}', () => {
  it('is what it is shown as', () => {
    const shown = ${one}Form.show({ title: 'One', note: 'two\\nlines' });
    expect(read${One}(shown)).toEqual({ values: { title: 'One', note: 'two\\nlines' }, errors: {} });
  });

  it('[FO5] needs a title', () => {
    expect(read${One}({ title: ' ' }).errors).toHaveProperty('title');
  });
});
`,
    [`${folder}/capture.ts`]: `/** ${capital(article)} ${one} in the capture line, once somebody says that the line is one. */
import type { CapturePart } from '../capturePart.ts';
import { ${many} } from './definition.ts';
import { ${one}Form } from './read${One}.ts';

export const capture: CapturePart<typeof ${many}.entity> = {
  of: ${many},
  example: 'The first ${one}',
  claim: () => 0,
  take: () => [],
  texts: (title) => ({ title }),
  blank: () => ({}),
  shape: ${one}Form,
  add: (_device, store, values, id, options) => store.add(values, id, options),
};
`,
    [`${folder}/${One}Form.tsx`]: `/** Adds or edits one ${one}. */
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { TextAreaField, TextField } from '../../ui/form/Field.tsx';
import { RecordForm } from '../RecordForm.tsx';
import type { FormProps } from '../widgetDefinition.ts';
import { ${many} } from './definition.ts';
import { ${one}Form } from './read${One}.ts';

const blank = {};

export function ${One}Form({ opened, onClose }: FormProps) {
  const { add } = useEntityStore(${many}.entity);
  return (
    <RecordForm of={${many}} opened={opened} shape={${one}Form} blank={blank} add={add} onClose={onClose}>
      {() => (
        <>
          <TextField name="title" label="Title" wide />
          <TextAreaField name="note" label="Note" />
        </>
      )}
    </RecordForm>
  );
}
`,
    [`${folder}/${One}Row.tsx`]: `/** One ${one} in a list. */
import { Row } from '../../ui/rows/Row.tsx';
import { useRecordRow } from '../commands/useRecordRow.tsx';
import { type ${One}, ${many} } from './definition.ts';

export function ${One}Row({ ${one} }: { ${one}: ${One} }) {
  return <Row {...useRecordRow(${many}, ${one})} />;
}
`,
    [`${folder}/${One}Card.tsx`]: `/** The first ${many} by title. */
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { allWords } from '../allWords.ts';
import { EmptyNote } from '../EmptyNote.tsx';
import { EntityCard } from '../EntityCard.tsx';
import { ${many} } from './definition.ts';
import { ${One}Row } from './${One}Row.tsx';

const shownRows = 5;

export function ${One}Card() {
  const list = useEntityStore(${many}.entity).useList({ by: ['title'], limit: shownRows });
  const rows = list?.rows ?? [];
  return (
    <EntityCard of={${many}} rows={rows} isReady={list !== undefined} all={allWords(list?.count, ${many})}>
      {list?.rows.length === 0 && <EmptyNote of={${many}} example="The first ${one}">Keep your ${many} here.</EmptyNote>}
      <ul>
        {rows.map((row) => (
          <${One}Row key={row.id} ${one}={row} />
        ))}
      </ul>
    </EntityCard>
  );
}
`,
    [`${folder}/${One}Page.tsx`]: `/** All ${many}, by title. */
import { useQuery } from '../../ui/page/navigate.ts';
import { SearchField } from '../../ui/page/SearchField.tsx';
import { EntityPage } from '../EntityPage.tsx';
import { NoneFound } from '../NoneFound.tsx';
import { PagedList } from '../PagedList.tsx';
import { ${many} } from './definition.ts';
import { ${One}Row } from './${One}Row.tsx';

export function ${One}Page() {
  const { q: search = '' } = useQuery();
  return (
    <EntityPage of={${many}}>
      <SearchField what="${many}" value={search} />
      <PagedList
        entity={${many}.entity}
        query={{ by: ['title'] }}
        search={search}
        empty={search === '' ? <p>No ${many} yet.</p> : <NoneFound of={${many}} search={search} />}
      >
        {(row) => <${One}Row ${one}={row} />}
      </PagedList>
    </EntityPage>
  );
}
`,
    [`${folder}/widget.ts`]: `import { Shapes } from 'lucide-react';
import { lazyPart } from '../../ui/lazyPart.tsx';
import type { Widget } from '../widgetDefinition.ts';
import { ${many} } from './definition.ts';
import { ${One}Card } from './${One}Card.tsx';

export const widget: Widget = {
  ...${many},
  place: ${place},
  icon: Shapes,
  Card: ${One}Card,
  Page: lazyPart(async () => (await import('./${One}Page.tsx')).${One}Page),
  Form: lazyPart(async () => (await import('./${One}Form.tsx')).${One}Form),
};
`,
  };
}
