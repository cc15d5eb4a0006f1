/** Once a test run: one Postgres, in which every test file makes databases of its own, and what they are copied from. */
import type { TestProject } from 'vitest/node';
import { emptyDatabase } from './emptyDatabase.ts';
import { createMigratedTemplate } from './migratedTemplate.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the maintenance database. */
    postgresUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [postgres] = await Promise.all([startPostgres(), emptyDatabase()]);
  await createMigratedTemplate(postgres.url);
  project.provide('postgresUrl', postgres.url);
  return postgres.stop;
}
