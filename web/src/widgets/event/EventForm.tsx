/** Adds or edits one event. Moving its start moves its end along. */
import { event as entity } from '@holdfast/shared/entities/event';
import { useState } from 'react';
import { useDevice, useEntityStore } from '../../data/DeviceProvider.tsx';
import { CheckField, TextAreaField, TextField } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { addWallMinutes, deviceZone, instantToWall, wallMinutesBetween } from '../../ui/time/zonedTime.ts';
import type { CalendarEvent } from './eventRecord.ts';
import { readEvent } from './readEvent.ts';

interface EventFormProps {
  event: CalendarEvent | null;
  onClose(): void;
}

export function EventForm({ event, onClose }: EventFormProps) {
  const device = useDevice();
  const store = useEntityStore(entity);
  const zone = event?.zone ?? deviceZone();
  const [span, setSpan] = useState(() => event ?? nextHour(instantToWall(device.now(), zone)));
  const { start, end, allDay } = span;
  const type = allDay ? 'date' : 'datetime-local';
  const shown = (wall: string) => (allDay ? wall.slice(0, 10) : wall);
  const typed = (text: string, wall: string) => (allDay && text !== '' ? `${text}T${wall.slice(11) || '00:00'}` : text);

  const moveStart = (text: string) => {
    const moved = typed(text, start);
    const known = moved !== '' && start !== '' && end !== '' && end >= start;
    const length = known ? wallMinutesBetween(start, end) : 60;
    setSpan({ ...span, start: moved, end: moved === '' ? end : addWallMinutes(moved, length) });
  };

  return (
    <FormDialog
      title={event === null ? 'Add event' : `Edit ${event.title}`}
      read={readEvent}
      save={(values) => (event === null ? store.add({ ...values, zone }) : store.edit(event.id, values))}
      onClose={onClose}
    >
      <TextField name="title" label="Title" wide defaultValue={event?.title} />
      <TextField
        name="start"
        label="Start"
        wide
        type={type}
        value={shown(start)}
        onChange={(e) => moveStart(e.target.value)}
      />
      <TextField
        name="end"
        label="End"
        wide
        type={type}
        value={shown(end)}
        onChange={(e) => setSpan({ ...span, end: typed(e.target.value, end) })}
        {...(zone !== deviceZone() && { hint: `Times are those of ${zone.replaceAll('_', ' ')}.` })}
      />
      <CheckField
        name="allDay"
        label="All day"
        checked={allDay}
        onChange={(e) => setSpan({ ...span, allDay: e.target.checked })}
      />
      <TextField name="place" label="Place" wide defaultValue={event?.place} />
      <TextAreaField name="notes" label="Notes" defaultValue={event?.notes} />
    </FormDialog>
  );
}

/** The next full hour, for an hour. */
function nextHour(now: string) {
  const start = addWallMinutes(`${now.slice(0, 13)}:00`, 60);
  return { start, end: addWallMinutes(start, 60), allDay: false };
}
