/** Adds or edits one quick link. */

import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { TextField } from '../../ui/form/Field.tsx';
import { MoreFields } from '../../ui/form/MoreFields.tsx';
import { RecordForm } from '../RecordForm.tsx';
import type { FormProps } from '../widgetDefinition.ts';
import { addLink } from './addLink.ts';
import { links } from './definition.ts';
import { linkForm } from './readLink.ts';
import { useUsedGroups } from './useUsedGroups.ts';

const blank = {};

export function LinkForm({ opened, onClose }: FormProps) {
  const store = useEntityStore(links.entity);
  const groups = useUsedGroups();
  return (
    <RecordForm
      of={links}
      opened={opened}
      shape={linkForm}
      blank={blank}
      add={(values, id, options) => addLink(store, values, id, options)}
      onClose={onClose}
    >
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
            <TextField
              name="icon"
              label="Icon"
              placeholder="An emoji"
              hint="An emoji, or two letters; else the first letter of the title"
            />
          </MoreFields>
        </>
      )}
    </RecordForm>
  );
}
