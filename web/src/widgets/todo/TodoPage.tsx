/** All todos: what is to be done today, what comes, everything by list, and what is done. */
import { todo } from '@holdfast/shared/entities/todo';
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { hrefWith, type PageQuery, useQuery } from '../../ui/page/navigate.ts';
import { SearchField } from '../../ui/page/SearchField.tsx';
import { Tabs } from '../../ui/page/Tabs.tsx';
import type { Grouping } from '../../ui/rows/LongList.tsx';
import { RowList } from '../../ui/rows/RowList.tsx';
import { todayAt, useToday } from '../../ui/time/clock.ts';
import { deviceZone } from '../../ui/time/deviceZone.ts';
import { dayGroups } from '../dayGroups.tsx';
import { EntityPage } from '../EntityPage.tsx';
import { GroupHead } from '../GroupHead.tsx';
import { NoneFound } from '../NoneFound.tsx';
import { PagedList } from '../PagedList.tsx';
import { type Todo, todos } from './definition.ts';
import { NewTodo } from './NewTodo.tsx';
import { OverdueToToday } from './OverdueToToday.tsx';
import styles from './Todo.module.css';
import { TodoRow } from './TodoRow.tsx';
import { groupNames, groupOf, groupQuery, todoIndex } from './todoGroups.ts';
import { useUsedLists } from './useUsedLists.ts';

const views = [
  { view: 'today', name: 'Today' },
  { view: 'upcoming', name: 'Upcoming' },
  { view: 'all', name: 'All' },
  { view: 'done', name: 'Done' },
] as const;
type View = (typeof views)[number]['view'];

export function TodoPage() {
  const query = useQuery();
  const view = views.find((known) => known.view === query.view)?.view ?? 'today';
  return (
    <EntityPage of={todos}>
      <NewTodo />
      <div className={styles.tools}>
        <Tabs label="Which todos" views={views} current={view} hrefOf={hrefOfView} />
        <SearchField what="todos" value={query.q ?? ''} />
      </div>
      {view === 'all' && <Lists current={query.list} />}
      <Todos view={view} query={query} />
    </EntityPage>
  );
}

const hrefOfView = (view: View) => hrefWith({ view: view === 'today' ? null : view, list: null });

/** The lists there are; pressing one shows it alone. */
function Lists({ current }: { current: string | undefined }) {
  const lists = useUsedLists();
  if (lists.length === 0) return null;
  const choices = [{ view: '', name: 'Every list' }, ...lists.map((name) => ({ view: name, name }))];
  return (
    <Tabs label="Lists" views={choices} current={current ?? ''} hrefOf={(list) => hrefWith({ list: list || null })} />
  );
}

function Todos({ view, query }: { view: View; query: PageQuery }) {
  const today = useToday();
  const { q: search = '', list } = query;
  const row = (entry: Todo) => <TodoRow todo={entry} today={today} />;

  if (view === 'today') {
    return (
      <RowList>
        <PagedList
          entity={todo}
          query={{ by: todoIndex, equals: [false], after: null, to: today }}
          search={search}
          groups={whenGroups(today, search === '')}
          takes={(added) => groupOf(added, today) !== 'Any time'}
          empty={emptyWords('Nothing is due today.', search)}
        >
          {row}
        </PagedList>
        <PagedList
          entity={todo}
          query={groupQuery('Any time', today)}
          search={search}
          groups={whenGroups(today, search === '')}
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
        entity={todo}
        query={groupQuery('Upcoming', today)}
        search={search}
        groups={dayGroups(({ due }: Todo) => due, today)}
        empty={emptyWords('Nothing planned after today.', search)}
      >
        {row}
      </PagedList>
    );
  }
  if (view === 'done') {
    return (
      <PagedList
        entity={todo}
        query={{ by: ['done', 'doneAt'], equals: [true], reverse: true }}
        search={search}
        groups={dayGroups(({ doneAt }: Todo) => (doneAt === null ? null : todayAt(doneAt, deviceZone())), today)}
        empty={emptyWords('Nothing is done yet.', search)}
      >
        {row}
      </PagedList>
    );
  }
  return (
    <PagedList
      entity={todo}
      query={{ by: ['done', 'list', 'order'], equals: list === undefined ? [false] : [false, list] }}
      search={search}
      groups={listGroups}
      empty={emptyWords('Nothing to do.', search)}
    >
      {row}
    </PagedList>
  );
}

const emptyWords = (words: string, search: string) =>
  search === '' ? <p>{words}</p> : <NoneFound of={todos} search={search} />;

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
