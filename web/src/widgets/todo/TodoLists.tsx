/** The lists of the todo page, by its view: by day, by list, or as they were done. */
import { todo } from '@holdfast/shared/entities/todo';
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import type { Grouping } from '../../ui/rows/LongList.tsx';
import { RowList } from '../../ui/rows/RowList.tsx';
import { todayAt, useToday } from '../../ui/time/clock.ts';
import { deviceZone } from '../../ui/time/deviceZone.ts';
import { dayGroups } from '../dayGroups.tsx';
import { GroupHead } from '../GroupHead.tsx';
import { NoneFound } from '../NoneFound.tsx';
import { PagedList } from '../PagedList.tsx';
import { type Todo, todos } from './definition.ts';
import { moreWords, wordsUnderList } from './moreWords.ts';
import { OverdueToToday } from './OverdueToToday.tsx';
import { TodoRow } from './TodoRow.tsx';
import { groupNames, groupOf, groupQuery, todoIndex } from './todoGroups.ts';

export type TodoView = 'today' | 'upcoming' | 'all' | 'done';

interface TodoListsProps {
  view: TodoView;
  search: string;
  /** Undefined: all of them. */
  list: string | undefined;
  /** Empty: whatever they have. */
  tag: string;
}

export function TodoLists({ view, search, list, tag }: TodoListsProps) {
  const today = useToday();
  const asked = { entity: todo, search, having: tag === '' ? undefined : { field: 'tags', item: tag } };
  const isWhole = search === '' && tag === '';
  const row = (entry: Todo) => (
    <TodoRow todo={entry} today={today} more={view === 'all' ? wordsUnderList : moreWords} />
  );
  const empty = (words: string) => (isWhole ? <p>{words}</p> : <NoTodo search={search} tag={tag} />);

  if (view === 'today') {
    return (
      <RowList>
        <PagedList
          {...asked}
          query={{ by: todoIndex, equals: [false], after: null, to: today }}
          groups={whenGroups(today, isWhole)}
          takes={(added) => groupOf(added, today) !== 'Any time'}
          empty={empty('Nothing is due today.')}
        >
          {row}
        </PagedList>
        <PagedList
          {...asked}
          query={groupQuery('Any time', today)}
          groups={whenGroups(today, isWhole)}
          takes={(added) => groupOf(added, today) === 'Any time'}
          empty={null}
        >
          {row}
        </PagedList>
      </RowList>
    );
  }
  if (view === 'upcoming') {
    return (
      <PagedList
        {...asked}
        query={groupQuery('Upcoming', today)}
        groups={dayGroups(({ due }: Todo) => due, today)}
        empty={empty('Nothing planned after today.')}
      >
        {row}
      </PagedList>
    );
  }
  if (view === 'done') {
    return (
      <PagedList
        {...asked}
        query={{ by: ['done', 'doneAt'], equals: [true], reverse: true }}
        groups={dayGroups(({ doneAt }: Todo) => (doneAt === null ? null : todayAt(doneAt, deviceZone())), today)}
        empty={empty('Nothing is done yet.')}
      >
        {row}
      </PagedList>
    );
  }
  return (
    <PagedList
      {...asked}
      query={{ by: ['done', 'list', 'order'], equals: list === undefined ? [false] : [false, list] }}
      groups={listGroups}
      empty={empty('Nothing to do.')}
    >
      {row}
    </PagedList>
  );
}

/** Where a tag is shown alone there may be others to be found. */
function NoTodo({ search, tag }: { search: string; tag: string }) {
  return search === '' ? <p>None of these has the tag “{tag}”.</p> : <NoneFound of={todos} search={search} />;
}

/** `isWhole`: what is overdue stands there as far as there is any, and not only what is looked for. */
function whenGroups(today: CivilDate, isWhole: boolean): Grouping<Todo> {
  return {
    keyOf: (entry) => groupOf(entry, today),
    heading: (name) => (
      <GroupHead {...(name === groupNames[0] && { tone: 'late', tool: isWhole && <OverdueToToday /> })}>
        {name}
      </GroupHead>
    ),
  };
}

const listGroups: Grouping<Todo> = {
  keyOf: ({ list }) => list,
  heading: (list) => <GroupHead>{list === '' ? 'No list' : list}</GroupHead>,
};
