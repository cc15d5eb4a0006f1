/** What may become of a sale. */
import type { Sale } from './definition.ts';

/**
 * What a sale may become in a form. What was paid is refunded and never unpaid again, or it could be deleted by way of
 * that; who pressed Mark paid by mistake has Undo.
 */
export function statusChoices(status: Sale['status']): Sale['status'][] {
  return status === 'unpaid' ? ['unpaid', 'paid'] : ['paid', 'refunded'];
}

/** Money that changed hands leaves a trace: only what was not paid is deleted. */
export function canDelete({ status }: Pick<Sale, 'status'>): boolean {
  return status === 'unpaid';
}
