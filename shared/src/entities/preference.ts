import { defineEntity, field } from './defineEntity.ts';
import { anyType } from './fieldType.ts';
import { shortText } from './fieldTypes.ts';

/** One record per setting. Its id is the UUID v5 of `name`, so two devices that set it offline mean the same record. */
export const preference = defineEntity(
  'preference',
  {
    name: field(shortText, ''),
    value: field(anyType, null),
  },
  { version: 3 },
);

/** The UUID v5 namespace of preference ids. */
export const preferenceNamespace = '5f0f2a52-6c0e-5d3b-9a39-0d0c3c2f7d41';
