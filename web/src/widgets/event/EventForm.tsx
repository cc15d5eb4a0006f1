/** Adds or edits one event. Moving its start moves its end along. */
import { event as entity } from '@holdfast/shared/entities/event';
import { useState } from 'react';
import { useDevice, useEntityStore } from '../../data/DeviceProvider.tsx';
import { CheckField, TextAreaField, TextField } from '../../ui/form/Field.tsx';
import { useFormTexts } from '../../ui/form/FormTextsContext.ts';
import type { Texts } from '../../ui/form/formTexts.ts';
import { addWallMinutes, deviceZone, instantToWall, wallMinutesBetween } from '../../ui/time/zonedTime.ts';
import { type Opened, RecordForm } from '../RecordForm.tsx';
import { eventForm } from './readEvent.ts';

interface EventFormProps {
  opened: Opened;
  onClose(): void;
}

export function EventForm({ opened, onClose }: EventFormProps) {
  const device = useDevice();
  const store = useEntityStore(entity);
  const here = deviceZone();
  const [blank] = useState(() => nextHour(instantToWall(device.now(), here)));
  return (
    <RecordForm
      entity={entity}
      opened={opened}
      shape={eventForm}
      blank={blank}
      word="event"
      titleOf={({ title }) => title}
      add={(values, id, options) => store.add({ ...values, zone: here }, id, options)}
      onClose={onClose}
    >
      {(event) => (
        <>
          <TextField name="title" label="Title" wide />
          <Span zone={event?.zone ?? here} here={here} />
          <CheckField name="allDay" label="All day" />
          <TextField name="place" label="Place" wide />
          <TextAreaField name="notes" label="Notes" />
        </>
      )}
    </RecordForm>
  );
}

function Span({ zone, here }: { zone: string; here: string }) {
  const { start = '', end = '', allDay } = useFormTexts();
  const isAllDay = allDay === 'on';
  const type = isAllDay ? 'date' : 'datetime-local';
  const shown = (wall: string) => (isAllDay ? wall.slice(0, 10) : wall);
  return (
    <>
      <TextField name="start" label="Start" wide type={type} value={shown(start)} onType={moveStart} />
      <TextField
        name="end"
        label="End"
        wide
        type={type}
        value={shown(end)}
        onType={(text, texts) => ({ end: typedWall(text, texts.end ?? '', texts) })}
        {...(zone !== here && { hint: `Times are those of ${zone.replaceAll('_', ' ')}.` })}
      />
    </>
  );
}

function moveStart(text: string, texts: Texts): Texts {
  const { start = '', end = '' } = texts;
  const moved = typedWall(text, start, texts);
  const known = moved !== '' && start !== '' && end !== '' && end >= start;
  const length = known ? wallMinutesBetween(start, end) : 60;
  return { start: moved, end: moved === '' ? end : addWallMinutes(moved, length) };
}

/** The time of day stays while only a day is shown. */
function typedWall(text: string, wall: string, { allDay }: Texts): string {
  return allDay === 'on' && text !== '' ? `${text}T${wall.slice(11) || '00:00'}` : text;
}

/** The next full hour, for an hour. */
function nextHour(now: string): Texts {
  const start = addWallMinutes(`${now.slice(0, 13)}:00`, 60);
  return { start, end: addWallMinutes(start, 60) };
}
