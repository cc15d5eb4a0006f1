import { lazyForm } from '../lazyForm.tsx';

export const LinkForm = lazyForm(async () => (await import('./LinkForm.tsx')).LinkForm);
