/** Adds or edits one quick link. */
import { link as entity } from '@holdfast/shared/entities/link';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { TextField } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { orderAfter } from '../orderAfter.ts';
import type { QuickLink } from './linkRecord.ts';
import { readLink } from './readLink.ts';

interface LinkFormProps {
  link: QuickLink | null;
  groups: readonly string[];
  onClose(): void;
}

export function LinkForm({ link, groups, onClose }: LinkFormProps) {
  const store = useEntityStore(entity);
  const add = async (values: Partial<QuickLink>) => {
    const [last] = await store.query({ by: ['order'], reverse: true, limit: 1 });
    return store.add({ ...values, order: orderAfter(last?.order) });
  };
  return (
    <FormDialog
      title={link === null ? 'Add link' : `Edit ${link.title}`}
      read={readLink}
      save={(values) => (link === null ? add(values) : store.edit(link.id, values))}
      onClose={onClose}
    >
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
        defaultValue={link?.url}
      />
      <TextField name="title" label="Title" wide placeholder="The name of the site" defaultValue={link?.title} />
      <TextField name="group" label="Group" suggestions={groups} defaultValue={link?.group} />
      <TextField name="icon" label="Icon" placeholder="An emoji" defaultValue={link?.icon} />
    </FormDialog>
  );
}
