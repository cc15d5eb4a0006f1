import { expect, test } from '@playwright/test';
import { readBuildSizes } from '../buildSizes.ts';

test('the app stays within its size budget', () => {
  const { parts, later, allStylesKb } = readBuildSizes();
  const kb = (size: number) => `${size.toFixed(1)} kB`.padStart(8);
  const lines = [...parts, { name: 'all styles', kb: allStylesKb }, ...later];
  console.log(lines.map(({ name, kb: size }) => `${kb(size)}  ${name}`).join('\n'));
  for (const part of parts) expect.soft(part.kb, part.name).toBeLessThanOrEqual(part.mostKb);
});
