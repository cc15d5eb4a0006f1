/**
 * `npx pnpm new:entity recipe [recipes]`: one file in shared, how it is stored, its line in the registry, one folder in
 * web. Refuses a name that is taken, and writes nothing then.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { entityFiles } from './entityFiles.ts';
import { readProjectFile as read } from './projectFiles.ts';
import { root, runStep } from './runStep.ts';

const registryPath = 'shared/src/entities/registry.ts';

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(path);
}

/** Tables that lie beside an entity's, on the device, and beside its view, on the server. */
function takenTables(): string[] {
  const onDevice = [...read('web/src/data/database.ts').matchAll(/declare (\w+): DeviceTables/g)];
  const migrations = readdirSync(join(root, 'sync-server/migrations')).map((file) =>
    read(`sync-server/migrations/${file}`),
  );
  const onServer = [...migrations.join('\n').matchAll(/create table (?:if not exists )?"?(\w+)/gi)];
  return [...onDevice, ...onServer].map(([, name = '']) => name);
}

function refuse(one: string, many: string): string | null {
  if (!/^[a-z]{2,40}$/.test(one) || !/^[a-z]{2,40}$/.test(many)) {
    return 'Say what one is called, and several where an s is not enough, in lower-case letters: npx pnpm new:entity person people';
  }
  if (one === many) return `One and several need different names: npx pnpm new:entity ${one} ${one}list`;
  if (existsSync(join(root, `shared/src/entities/${one}.ts`)) || existsSync(join(root, `web/src/widgets/${one}`))) {
    return `There is a "${one}" already.`;
  }
  if (takenTables().includes(one)) return `"${one}" is a table of Holdfast's own: choose another name.`;
  const taken = [one, many].find((name) => words.has(name));
  return taken === undefined ? null : `"${taken}" is a word of TypeScript or SQL: choose another name.`;
}

/** What neither a constant nor a view can simply be called. */
const words = new Set(
  `await case class const default delete do else enum export false for function if import in interface let new null
  package return static super switch this throw true try type typeof var void while with yield all analyse analyze and
  any array as asc check collate column constraint create cross desc distinct end except fetch from grant group having
  into join left like limit not offset on only or order primary references right select some table then to union unique
  user using when where window`.split(/\s+/),
);

async function freeze(one: string): Promise<void> {
  const { describeField } = await import('../shared/src/entities/frozen/describeField.ts');
  const { describeIndexes } = await import('../shared/src/entities/frozen/describeIndexes.ts');
  const { registry } = await import('../shared/src/entities/registry.ts');
  const { findEntity } = await import('../shared/src/entities/defineEntity.ts');
  const fields = [...(findEntity(registry, one)?.storedFields ?? [])];
  const stored = Object.fromEntries(fields.map(([name, definition]) => [name, [describeField(definition)]]));
  write(`shared/src/entities/frozen/${one}.json`, `${JSON.stringify(stored, null, 2)}\n`);
  const present = Object.values(registry).map((entity) => [entity.name, describeIndexes(entity)]);
  write('shared/src/entities/frozen/indexes.json', `${JSON.stringify(Object.fromEntries(present), null, 2)}\n`);
}

function register(one: string): void {
  const line = `import { ${one} } from './${one}.ts';`;
  const text = read(registryPath)
    .replace(/(?=\nexport const registry)/, `${line}\n`)
    .replace(/registry = \{ (.*) \};/, (_, names: string) => `registry = { ${names}, ${one} };`);
  write(registryPath, text);
}

const [one = '', many = `${one}s`] = process.argv.slice(2);
const refusal = refuse(one, many);
if (refusal !== null) {
  console.error(refusal);
  process.exit(1);
}
const widgets = readdirSync(join(root, 'web/src/widgets'), { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);
for (const [path, text] of Object.entries(entityFiles({ one, many, place: widgets.length }))) write(path, text);
register(one);
await freeze(one);
await runStep('npx', [
  'biome',
  'check',
  '--write',
  '--log-level=error',
  registryPath,
  `shared/src/entities`,
  `web/src/widgets/${one}`,
]);
console.log(`\nIt is on the dashboard of \`npx pnpm dev\`. Its fields: shared/src/entities/${one}.ts.`);
