/** A quick link as the widget hands it around. */
import type { link } from '@holdfast/shared/entities/link';
import type { Entry } from '../../data/entityStore.ts';

export type QuickLink = Entry<typeof link>;
