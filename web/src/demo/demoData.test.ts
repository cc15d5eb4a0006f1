import { findEntity, refuseValue } from '@holdfast/shared/entities/defineEntity';
import { registry } from '@holdfast/shared/entities/registry';
import { describe, expect, it } from 'vitest';
import { demoRecords } from './demoData.ts';

describe('the demo', () => {
  it.each(['EUR', 'JPY', 'KWD'])('fits every field of the registry, in %s', (currency) => {
    const records = demoRecords({ today: '2026-11-23', zone: 'Europe/Berlin', currency, now: 1_795_000_000_000 });
    expect(new Set(records.map(({ entity }) => entity)).size).toBe(5);
    expect(records.length).toBeGreaterThanOrEqual(28);
    for (const { entity, values } of records) {
      const definition = findEntity(registry, entity);
      if (definition === undefined) throw new Error(`no entity ${entity}`);
      for (const [name, value] of Object.entries(values)) {
        expect(Object.hasOwn(definition.fields, name)).toBe(true);
        expect(refuseValue(definition, name, value)).toBeNull();
      }
    }
  });
});
