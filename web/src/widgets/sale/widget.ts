import { ReceiptText } from 'lucide-react';
import { lazyPart } from '../../ui/lazyPart.tsx';
import type { Widget } from '../widgetDefinition.ts';
import { sales } from './definition.ts';
import { SaleCard } from './SaleCard.tsx';
import { SaleNow } from './SaleNow.tsx';

export const widget: Widget = {
  ...sales,
  place: 1,
  icon: ReceiptText,
  Card: SaleCard,
  Now: SaleNow,
  Page: lazyPart(async () => (await import('./SalePage.tsx')).SalePage),
  Form: lazyPart(async () => (await import('./SaleForm.tsx')).SaleForm),
};
