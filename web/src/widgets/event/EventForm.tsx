/** Adds or edits one event. Moving its start moves its end along. */

import { addWallMinutes, instantToWall } from '@holdfast/shared/values/zonedTime';
import { useState } from 'react';
import { useDevice, useEntityStore } from '../../data/DeviceProvider.tsx';
import { DayField } from '../../ui/form/DayField.tsx';
import { CheckField, TextAreaField, TextField } from '../../ui/form/Field.tsx';
import { useFormTexts } from '../../ui/form/FormTextsContext.ts';
import type { Texts } from '../../ui/form/formTexts.ts';
import { MoreFields } from '../../ui/form/MoreFields.tsx';
import { useQuery } from '../../ui/page/navigate.ts';
import { wallTimeWords } from '../../ui/time/dateWords.ts';
import { deviceZone } from '../../ui/time/deviceZone.ts';
import { RecordForm } from '../RecordForm.tsx';
import type { FormProps } from '../widgetDefinition.ts';
import { events } from './definition.ts';
import { lengthText, typeEnd, typeStart } from './eventSpan.ts';
import { isElsewhere, realSpan } from './eventTimes.ts';
import { eventForm } from './readEvent.ts';

export function EventForm({ opened, onClose }: FormProps) {
  const device = useDevice();
  const store = useEntityStore(events.entity);
  const here = deviceZone();
  const { start } = useQuery();
  const [blank] = useState(() => hourFrom(start ?? nextHour(instantToWall(device.now(), here)), here));
  return (
    <RecordForm of={events} opened={opened} shape={eventForm} blank={blank} add={store.add} onClose={onClose}>
      {(entry) => (
        <>
          <TextField name="title" label="Title" wide />
          <Span here={here} />
          <CheckField name="allDay" label="All day" />
          <MoreFields open={entry !== null}>
            <TextField name="place" label="Place" wide />
            <TextAreaField name="notes" label="Notes" />
          </MoreFields>
        </>
      )}
    </RecordForm>
  );
}

function Span({ here }: { here: string }) {
  const { start = '', end = '', allDay, zone = here } = useFormTexts();
  const withTime = allDay !== 'on';
  const isSkipped = withTime && realSpan({ start, end, zone }).start !== start;
  const elsewhere = isElsewhere({ start, allDay: !withTime, zone }, here);
  return (
    <>
      <DayField
        name="start"
        label="Start"
        wide
        withTime={withTime}
        onType={typeStart}
        hint={isSkipped ? skippedWords(realSpan({ start, end, zone }).start) : undefined}
      />
      <DayField
        name="end"
        label="End"
        wide
        withTime={withTime}
        onType={typeEnd}
        hint={elsewhere ? `Times are those of ${zone.replaceAll('_', ' ')}.` : undefined}
      />
    </>
  );
}

function skippedWords(real: string): string {
  return `Clocks skip this time: it is ${wallTimeWords(real)}, and the end is as much later.`;
}

const nextHour = (now: string) => addWallMinutes(`${now.slice(0, 13)}:00`, 60);

function hourFrom(start: string, zone: string): Texts {
  const end = addWallMinutes(start, 60);
  return { start, end, length: lengthText(start, end), zone };
}
