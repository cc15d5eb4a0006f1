/** What a todo's row says of it: how urgent it is and where it belongs, its tags, when it is due and how often. */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import type { ReactNode } from 'react';
import { PageLink } from '../../ui/page/PageLink.tsx';
import { useWallTime } from '../../ui/time/clock.ts';
import { dayWords, wallTimeWords } from '../../ui/time/dateWords.ts';
import { type Todo, todos } from './definition.ts';
import type { MoreWords } from './moreWords.ts';
import { priorityWords } from './priorityWords.ts';
import styles from './Todo.module.css';
import { isLate } from './todoGroups.ts';

/** In the order of their columns; without `more` it only says that it repeats. */
export function todoFacts(todo: Todo, today: CivilDate, more: MoreWords | undefined): ReactNode[] {
  const { done, priority, tags, repeat } = todo;
  const list = more?.list(todo) ?? todo.list;
  const isUrgent = !done && priority > 0;
  const due = done ? '' : dueWords(todo, today);
  const often = more?.often(todo) ?? '';
  return [
    (isUrgent || list !== '') && (
      <span key="place">
        {isUrgent && <Priority priority={priority} />}
        {isUrgent && list !== '' && ' '}
        <bdi>{list}</bdi>
      </span>
    ),
    tags.length > 0 && <Tags key="tags" todo={todo} />,
    (due !== '' || repeat !== null) && (
      <span key="when">
        {due !== '' && <Due todo={todo} words={due} />}
        {due !== '' && often !== '' && ', '}
        {often}
        {due !== '' && repeat !== null && often === '' && ' '}
        {repeat !== null && often === '' && <RepeatMark />}
      </span>
    ),
  ];
}

function Priority({ priority }: Pick<Todo, 'priority'>) {
  return (
    <span className={styles.priority} title={`${priorityWords[priority]} priority`}>
      <span aria-hidden="true">{'!'.repeat(priority)}</span>
      <span className="visually-hidden">{priorityWords[priority]} priority</span>
    </span>
  );
}

/** Each leads to all that have it. */
function Tags({ todo: { tags, done } }: { todo: Todo }) {
  return (
    <span className={styles.tags}>
      {[...new Set(tags)].map((tag) => (
        <PageLink key={tag} href={`${todos.path}?${new URLSearchParams({ view: done ? 'done' : 'all', tag })}`}>
          #{tag}
        </PageLink>
      ))}
    </span>
  );
}

/** Nothing for today without a time: the group says it. */
function dueWords({ due, dueTime }: Todo, today: CivilDate): string {
  if (due === null) return '';
  const time = dueTime === null ? '' : wallTimeWords(`${due}T${dueTime}`);
  return [due === today ? '' : dayWords(due, today), time].filter(Boolean).join(', ');
}

function Due({ todo, words }: { todo: Todo; words: string }) {
  const now = useWallTime();
  return <span className={isLate(todo, now) ? styles.late : undefined}>{words}</span>;
}

function RepeatMark() {
  return (
    <span title="Repeats">
      <span aria-hidden>↻</span>
      <span className="visually-hidden">repeats</span>
    </span>
  );
}
