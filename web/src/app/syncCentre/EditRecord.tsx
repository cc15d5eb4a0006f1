/** The widget's own form for one record, opened from outside the widget. */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import { event } from '@holdfast/shared/entities/event';
import { expense } from '@holdfast/shared/entities/expense';
import { link } from '@holdfast/shared/entities/link';
import { sale } from '@holdfast/shared/entities/sale';
import { todo } from '@holdfast/shared/entities/todo';
import type { ReactNode } from 'react';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import type { Entry } from '../../data/entityStore.ts';
import { useToday } from '../../ui/time/clock.ts';
import { EventForm } from '../../widgets/event/EventForm.tsx';
import { ExpenseForm } from '../../widgets/expense/ExpenseForm.tsx';
import { LinkForm } from '../../widgets/link/LinkForm.tsx';
import { SaleForm } from '../../widgets/sale/SaleForm.tsx';
import { TodoForm } from '../../widgets/todo/TodoForm.tsx';

interface EditProps {
  id: string;
  onClose(): void;
}

const formByEntity: Readonly<Record<string, (props: EditProps) => ReactNode>> = {
  todo: (props) => (
    <Edit {...props} entity={todo} form={(entry) => <TodoForm todo={entry} onClose={props.onClose} />} />
  ),
  sale: (props) => <EditSale {...props} />,
  event: (props) => (
    <Edit {...props} entity={event} form={(entry) => <EventForm event={entry} onClose={props.onClose} />} />
  ),
  link: (props) => (
    <Edit {...props} entity={link} form={(entry) => <LinkForm link={entry} groups={[]} onClose={props.onClose} />} />
  ),
  expense: (props) => <EditExpense {...props} />,
};

export function isEditable(entity: string): boolean {
  return Object.hasOwn(formByEntity, entity);
}

export function EditRecord({ entity, ...props }: EditProps & { entity: string }) {
  return formByEntity[entity]?.(props) ?? null;
}

function EditSale(props: EditProps) {
  const today = useToday();
  return (
    <Edit {...props} entity={sale} form={(entry) => <SaleForm sale={entry} today={today} onClose={props.onClose} />} />
  );
}

function EditExpense(props: EditProps) {
  const today = useToday();
  const form = (entry: Entry<typeof expense>) => <ExpenseForm expense={entry} today={today} onClose={props.onClose} />;
  return <Edit {...props} entity={expense} form={form} />;
}

interface EntityEditProps<E extends EntityDefinition> extends EditProps {
  entity: E;
  form(entry: Entry<E>): ReactNode;
}

/** Nothing for a record that has been deleted: there is nothing to edit. */
function Edit<E extends EntityDefinition>({ entity, id, form }: EntityEditProps<E>) {
  const entry = useEntityStore(entity).useEntry(id);
  return entry ? form(entry) : null;
}
