import { lazyForm } from '../lazyForm.tsx';

export const TodoForm = lazyForm(async () => (await import('./TodoForm.tsx')).TodoForm);
