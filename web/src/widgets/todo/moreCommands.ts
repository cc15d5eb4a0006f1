/** What else can be done with todos, one or many: when, in which list, how urgent, under which tag. */
import type { todo } from '@holdfast/shared/entities/todo';
import { CalendarClock, Flag, FolderInput, Tag, TagX } from 'lucide-react';
import { dayWords } from '../../ui/time/dateWords.ts';
import { wordsIn } from '../../ui/words/joinWords.ts';
import type { RecordCommand } from '../commands/recordCommand.ts';
import { dueOn } from './dueOn.ts';
import { priorityWords } from './priorityWords.ts';

type TodoCommand = RecordCommand<typeof todo>;

const setDue: TodoCommand = {
  id: 'todo.due',
  name: 'Date',
  also: ['due', 'day', 'today', 'tomorrow'],
  icon: CalendarClock,
  keys: ['t'],
  places: ['bulk'],
  ask: { kind: 'day', label: 'Due', none: 'No date' },
  said: (day, today) => (day === '' ? 'Without a date:' : `Due ${dayWords(day, today)}:`),
  // A time needs a date.
  plan: (entry, { value }) =>
    value === (entry.due ?? '') ? null : value === '' ? { due: null, dueTime: null } : dueOn(entry, value),
};

const addTag: TodoCommand = {
  id: 'todo.tag',
  name: 'Tag',
  also: ['label'],
  icon: Tag,
  keys: ['l'],
  places: ['bulk'],
  ask: {
    kind: 'name',
    label: 'Tag',
    used: async ({ rollup }) => wordsIn(((await rollup('tag')) ?? []).map(({ key }) => String(key[1]))),
  },
  said: (tag) => `Tagged “${tag}”:`,
  plan: ({ tags }, { value }) => (tags.includes(value) ? null : { tags: [...tags, value] }),
  except: 'the others have that tag',
};

const removeTag: TodoCommand = {
  id: 'todo.untag',
  name: 'Untag',
  also: ['remove tag', 'label'],
  icon: TagX,
  keys: ['Shift+l'],
  places: ['bulk'],
  ask: {
    kind: 'name',
    label: 'Tag to remove',
    used: async ({ getAll }, ids) => wordsIn((await getAll(ids)).flatMap(({ tags }) => tags)),
  },
  said: (tag) => `Tag “${tag}” removed:`,
  plan(entry, { value }) {
    const tags = entry.tags.filter((tag) => tag.toLowerCase() !== value.toLowerCase());
    return tags.length === entry.tags.length ? null : { tags };
  },
  except: 'the others do not have that tag',
};

const move: TodoCommand = {
  id: 'todo.move',
  name: 'Move',
  also: ['list', 'project'],
  icon: FolderInput,
  keys: ['m'],
  places: ['bulk'],
  ask: {
    kind: 'name',
    label: 'List',
    none: 'No list',
    used: async ({ rollup }) => wordsIn(((await rollup('list')) ?? []).map(({ key }) => String(key[1]))),
  },
  said: (list) => (list === '' ? 'Off their lists:' : `Moved to “${list}”:`),
  plan: ({ list }, { value }) => (value === list ? null : { list: value }),
};

const setPriority: TodoCommand = {
  id: 'todo.priority',
  name: 'Priority',
  also: ['important', 'urgent'],
  icon: Flag,
  keys: ['p'],
  places: ['bulk'],
  ask: {
    kind: 'choice',
    label: 'Priority',
    choices: priorityWords.map((words, priority) => ({ value: String(priority), words })).reverse(),
  },
  said: (value) => `${priorityWords[Number(value)]} priority:`,
  plan: ({ priority }, { value }) => (Number(value) === priority ? null : { priority: Number(value) }),
};

export const moreCommands = [setDue, move, addTag, removeTag, setPriority];
