/**
 * Makes the first script of the built app a classic one. What a service worker stores while it is installed, Chromium
 * compiles in full, and keeps that beside it, if it is a classic script; a module from there is parsed and compiled anew at
 * every start (decision 0022). The later parts stay modules: what they take from the first script they import from a
 * module that hands it on.
 */
import { type Plugin, parseSync } from 'vite';
import { assignedNames } from './assignedNames.ts';

/** Where the first script leaves what later parts import. */
const place = 'globalThis.holdfastFirst';

/** Builds only, after everything else: the first chunk must be one file, whole, and is taken apart. */
export function classicStart(): Plugin {
  return {
    name: 'holdfast-classic-start',
    apply: 'build',
    enforce: 'post',
    // The name of a file that is kept for ever changes with whatever decides what is in it.
    augmentChunkHash: ({ isEntry }) => (isEntry ? String(takeApart) : undefined),
    // After the bundler has put the later parts' names in.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const [entry, ...others] = chunks.filter(({ isEntry }) => isEntry);
        const page = bundle['index.html'];
        if (entry === undefined || others.length > 0 || page?.type !== 'asset') throw new Error('One page, one entry.');
        const { script, module } = takeApart(entry.code);
        const start = this.getFileName(this.emitFile({ type: 'asset', name: 'start.js', source: script }));
        entry.code = module;
        const asModule = `<script type="module" crossorigin src="/${entry.fileName}"></script>`;
        const whole = String(page.source);
        if (!whole.includes(asModule)) throw new Error(`The page does not begin with ${asModule} any more.`);
        page.source = whole.replace(asModule, `<script defer src="/${start}"></script>`);
      },
    },
  };
}

/**
 * A module without imports as a classic script that does the same, and a module with the same exports that only hands them
 * on. Throws where the two could not stay the same: an export that is assigned to again is handed on as it was at first.
 */
export function takeApart(code: string): { script: string; module: string } {
  const { program, module, errors } = parseSync('first.js', code, { sourceType: 'module' });
  if (errors.length > 0) throw new Error(`The first script cannot be read: ${errors[0]?.message}`);
  if (module.staticImports.length > 0) throw new Error('The first script imports: what is loaded at once is one file.');
  const lists = module.staticExports.map(({ start, end }) => code.slice(start, end));
  if (lists.some((list) => !/^export\s*\{/.test(list)))
    throw new Error('The first script exports other than by a list.');
  const entries = module.staticExports.flatMap((statement) => statement.entries);
  const exported = entries.map(({ exportName, localName }) => ({ as: exportName.name, local: localName.name }));
  const assigned = assignedNames(program);
  const changed = exported.filter(({ local }) => assigned.has(local ?? ''));
  if (changed.length > 0)
    throw new Error(`The first script assigns to what it exports: ${changed.map(({ as }) => as)}`);
  const cuts = [
    ...module.staticExports.map((range) => ({ ...range, text: '' })),
    // Addresses of files begin with a slash here: what they are resolved against makes no difference.
    ...module.importMetas.map((range) => ({ ...range, text: '({url:document.baseURI})' })),
  ].sort((a, b) => b.start - a.start);
  const body = cuts.reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), code);
  const handed = exported.map(({ local }) => local);
  const taken = exported.map(({ as }) => `$${as}`);
  const given = exported.map(({ as }) => `$${as} as ${as}`);
  return {
    script: `(()=>{"use strict";${body}\n;${place}=[${handed}]})();\n`,
    module: `const[${taken}]=${place};export{${given}};\n`,
  };
}
