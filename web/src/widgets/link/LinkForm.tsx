/** Adds or edits one quick link. */

import { orderAfter } from '@holdfast/shared/values/orderAfter';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { TextField } from '../../ui/form/Field.tsx';
import { MoreFields } from '../../ui/form/MoreFields.tsx';
import { type AddRecord, RecordForm } from '../RecordForm.tsx';
import type { FormProps } from '../widgetDefinition.ts';
import { links, type QuickLink } from './definition.ts';
import { linkForm } from './readLink.ts';
import { useUsedGroups } from './useUsedGroups.ts';

const blank = {};

export function LinkForm({ opened, onClose }: FormProps) {
  const store = useEntityStore(links.entity);
  const groups = useUsedGroups();
  const add: AddRecord<Omit<QuickLink, 'id'>> = async (values, id, options) => {
    const [last] = await store.query({ by: ['order'], reverse: true, limit: 1 });
    return store.add({ ...values, order: orderAfter(last?.order) }, id, options);
  };
  return (
    <RecordForm of={links} opened={opened} shape={linkForm} blank={blank} add={add} onClose={onClose}>
      {(entry) => (
        <>
          <TextField
            name="url"
            label="Address"
            type="text"
            inputMode="url"
            autoCapitalize="none"
            spellCheck={false}
            dir="ltr"
            wide
            placeholder="example.org"
          />
          <TextField name="title" label="Title" wide placeholder="The name of the site" />
          <MoreFields open={entry !== null}>
            <TextField name="group" label="Group" suggestions={groups} />
            <TextField name="icon" label="Icon" placeholder="An emoji" />
          </MoreFields>
        </>
      )}
    </RecordForm>
  );
}
