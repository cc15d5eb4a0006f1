import { defineEntity, field } from './defineEntity.ts';
import { earlierAddress, earlierOrderKey, orderKey, shortText, webAddress } from './fieldTypes.ts';

export const link = defineEntity(
  'link',
  {
    url: field(webAddress, '', { reads: earlierAddress }),
    title: field(shortText, ''),
    group: field(shortText, ''),
    /** An emoji, or empty for a tile with the first letter. */
    icon: field(shortText, ''),
    order: field(orderKey, '', { reads: earlierOrderKey }),
    /** The number key that opens it, "1" to "9", or empty. */
    key: field(shortText, ''),
  },
  { indexes: [['group', 'order'], ['order']], version: 5 },
);
