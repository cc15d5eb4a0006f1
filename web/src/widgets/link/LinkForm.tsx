/** Adds or edits one quick link. */
import { link as entity } from '@holdfast/shared/entities/link';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { TextField } from '../../ui/form/Field.tsx';
import { orderAfter } from '../orderAfter.ts';
import { type AddRecord, type Opened, RecordForm } from '../RecordForm.tsx';
import type { QuickLink } from './linkRecord.ts';
import { linkForm } from './readLink.ts';

interface LinkFormProps {
  opened: Opened;
  groups: readonly string[];
  onClose(): void;
}

const blank = {};

export function LinkForm({ opened, groups, onClose }: LinkFormProps) {
  const store = useEntityStore(entity);
  const add: AddRecord<Omit<QuickLink, 'id'>> = async (values, id, options) => {
    const [last] = await store.query({ by: ['order'], reverse: true, limit: 1 });
    return store.add({ ...values, order: orderAfter(last?.order) }, id, options);
  };
  return (
    <RecordForm
      entity={entity}
      opened={opened}
      shape={linkForm}
      blank={blank}
      word="link"
      titleOf={({ title }) => title}
      add={add}
      onClose={onClose}
    >
      {() => (
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
          <TextField name="group" label="Group" suggestions={groups} />
          <TextField name="icon" label="Icon" placeholder="An emoji" />
        </>
      )}
    </RecordForm>
  );
}
