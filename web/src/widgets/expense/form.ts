import { lazyForm } from '../lazyForm.tsx';

export const ExpenseForm = lazyForm(async () => (await import('./ExpenseForm.tsx')).ExpenseForm);
