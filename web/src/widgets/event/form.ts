import { lazyForm } from '../lazyForm.tsx';

export const EventForm = lazyForm(async () => (await import('./EventForm.tsx')).EventForm);
