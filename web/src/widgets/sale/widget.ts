import type { Widget } from '../widgetDefinition.ts';
import { sales } from './definition.ts';
import { SaleForm } from './form.ts';
import { SaleCard } from './SaleCard.tsx';

export const widget: Widget = { ...sales, column: 2, place: 0, Card: SaleCard, Form: SaleForm };
