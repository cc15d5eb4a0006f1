import { lazyForm } from '../lazyForm.tsx';

export const SaleForm = lazyForm(async () => (await import('./SaleForm.tsx')).SaleForm);
