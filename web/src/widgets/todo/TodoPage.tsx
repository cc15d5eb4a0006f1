/** All todos: what is to be done today, what comes, everything by list, and what is done; of these what has a tag. */
import { X } from 'lucide-react';
import { ChoiceLink } from '../../ui/page/ChoiceLink.tsx';
import { hrefWith, useQuery } from '../../ui/page/navigate.ts';
import { SearchField } from '../../ui/page/SearchField.tsx';
import { Tabs } from '../../ui/page/Tabs.tsx';
import { EntityPage } from '../EntityPage.tsx';
import { todos } from './definition.ts';
import { NewTodo } from './NewTodo.tsx';
import styles from './Todo.module.css';
import { TodoLists, type TodoView } from './TodoLists.tsx';
import { useUsedLists } from './useUsedLists.ts';
import { useUsedTags } from './useUsedTags.ts';

const views = [
  { view: 'today', name: 'Today' },
  { view: 'upcoming', name: 'Upcoming' },
  { view: 'all', name: 'All' },
  { view: 'done', name: 'Done' },
] as const satisfies readonly { view: TodoView; name: string }[];

export function TodoPage() {
  const query = useQuery();
  const { q: search = '', list, tag = '' } = query;
  const view = views.find((known) => known.view === query.view)?.view ?? 'today';
  return (
    <EntityPage of={todos}>
      <NewTodo />
      <div className={styles.tools}>
        <Tabs label="Which todos" views={views} current={view} hrefOf={hrefOfView} />
        <SearchField what="todos" value={search} />
      </div>
      {view === 'all' && <ListTabs current={list ?? ''} />}
      {tag === '' ? view === 'all' && <TagLinks /> : <TagChip tag={tag} />}
      <TodoLists view={view} search={search} list={list} tag={tag} />
    </EntityPage>
  );
}

const hrefOfView = (view: TodoView) => hrefWith({ view: view === 'today' ? null : view, list: null });

/** The lists there are; pressing one shows it alone. */
function ListTabs({ current }: { current: string }) {
  const lists = useUsedLists();
  if (lists.length === 0) return null;
  const choices = [{ view: '', name: 'Every list' }, ...lists.map((name) => ({ view: name, name }))];
  return <Tabs label="Lists" views={choices} current={current} hrefOf={(list) => hrefWith({ list: list || null })} />;
}

/** The tags there are; pressing one shows what has it. */
function TagLinks() {
  const tags = useUsedTags();
  if (tags.length === 0) return null;
  const choices = tags.map((tag) => ({ view: tag, name: `#${tag}` }));
  return <Tabs label="Tags" views={choices} current="" hrefOf={(tag) => hrefWith({ tag })} />;
}

/** The tag that is shown alone; pressing it shows the others again. */
function TagChip({ tag }: { tag: string }) {
  return (
    <p>
      <ChoiceLink href={hrefWith({ tag: null })} aria-label={`#${tag}: show all others too`}>
        <bdi>#{tag}</bdi>
        <X size={16} strokeWidth={1.75} aria-hidden />
      </ChoiceLink>
    </p>
  );
}
