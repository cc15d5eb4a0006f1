import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { takeApart } from './classicStart.ts';

const exportsOf = async (code: string) => {
  const { script, module } = takeApart(code);
  const place = { URL, document: { baseURI: 'https://example.test/' } };
  runInNewContext(script, place);
  const readHere = module.replace('globalThis', 'globalThis.firstScriptOfTest');
  Object.assign(globalThis, { firstScriptOfTest: place });
  return { ...(await import(`data:text/javascript,${encodeURIComponent(readHere)}`)) };
};

describe('the first script as a classic one', () => {
  it('hands on what it exports, under the same names, words of the language among them', async () => {
    const code = 'const one = 1; function two() { return one + 1; } export { one as a, two as if, one as default };';
    const { a, if: two, default: whole } = await exportsOf(code);
    expect([a, two(), whole]).toEqual([1, 2, 1]);
  });

  it('keeps its names to itself, and is as strict as a module', () => {
    const { script } = takeApart('var kept = 1; const it = (function () { return this; })(); export { it as thisIs };');
    const place: Record<string, unknown> = {};
    runInNewContext(script, place);
    expect(place.kept).toBeUndefined();
    expect(place.holdfastFirst).toEqual([undefined]);
  });

  it('resolves addresses against the page, and leaves what is loaded later to the browser', async () => {
    const code = `
      const at = new URL('/assets/a.js', import.meta.url).href, later = () => import('./b.js');
      export { at, later };`;
    const { at, later } = await exportsOf(code);
    expect(at).toBe('https://example.test/assets/a.js');
    expect(String(later)).toContain("import('./b.js')");
  });

  it.each([
    ['plainly', 'let x = 1; export { x as y }; x = 2;'],
    ['by one more', 'let x = 1; export { x as y }; function more() { x++; }'],
    ['from within', 'let x; export { x as y }; { const f = () => { x ??= 1; }; }'],
    ['taken apart', 'let x; export { x as y }; const f = () => { ({ a: [x = 1] } = {}); };'],
    ['in a loop', 'let x; export { x as y }; const f = () => { for (x of []); };'],
    ['before it is declared within', 'let x; export { x as y }; { x = 1; } function f() { { let x; } x = 2; }'],
  ])('refuses an export that is assigned to again: %s', (_, code) => {
    expect(() => takeApart(code)).toThrow('assigns to what it exports: y');
  });

  it.each([
    ['a parameter', 'const x = 1; export { x as y }; function f(x, { z: [x2] }) { x = x2 = 2; }'],
    ['a var further down', 'const x = 1; export { x as y }; function f() { x = 2; { var x; } }'],
    ['a name of its own', 'const x = 1; export { x as y }; (function x() { x = 2; }); try {} catch (x) { x = 3; }'],
    ['of a block', 'const x = 1; export { x as y }; for (let x = 0; x < 3; x++) { x += 1; } { class x {} x = 1; }'],
    ['a property', 'const x = {}; export { x as y }; x.x = 1; x.y++;'],
  ])('knows another of the same name: %s', (_, code) => {
    expect(() => takeApart(code)).not.toThrow();
  });

  it('refuses imports, other exports, and what is no module', () => {
    expect(() => takeApart("import { a } from './a.js'; export { a };")).toThrow('is one file');
    expect(() => takeApart('export {')).toThrow('cannot be read');
    expect(() => takeApart('export const a = 1;')).toThrow('other than by a list');
  });
});
