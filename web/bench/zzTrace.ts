import { startAppSite } from './screens/appSite.ts';
import { startBareSite } from './screens/bareSite.ts';
import { prepare } from './screens/prepare.ts';
import { createProfile } from './screens/profile.ts';
import { settle } from './screens/readTimes.ts';
const hook = () => {
  const log: [number, string][] = [];
  (globalThis as any).zz = log;
  const note = (what: string) => log.push([performance.now(), what]);
  (globalThis as any).zzNote = note;
  const tx = IDBDatabase.prototype.transaction;
  let n = 0;
  IDBDatabase.prototype.transaction = function (stores: any, mode?: any, o?: any) {
    const id = ++n;
    const t = tx.call(this, stores, mode, o);
    (t as any).zzId = id;
    note(`tx${id} ${mode ?? 'readonly'} ${[stores].flat().join(',')}${o ? ' ' + JSON.stringify(o) : ''}`);
    t.addEventListener('complete', () => note(`tx${id} complete`));
    return t;
  };
  for (const [proto, names] of [[IDBObjectStore.prototype, ['get', 'getAll', 'getAllKeys', 'put', 'add', 'openCursor', 'count', 'delete', 'getKey','openKeyCursor']], [IDBIndex.prototype, ['get', 'getAll', 'getAllKeys', 'openCursor', 'count', 'getKey','openKeyCursor']]] as any) {
    for (const name of names) {
      const f = proto[name];
      proto[name] = function (...a: any[]) {
        const r = f.apply(this, a);
        const st = this.objectStore ?? this;
        const label = `tx${st.transaction.zzId} ${name} ${st.name}${this.objectStore ? '.' + this.name : ''}`;
        note(`${label} →`);
        r.addEventListener('success', () => note(`${label} ✓`));
        return r;
      };
    }
  }
  addEventListener('keydown', (e) => { if (e.key === 'Enter') { log.length = 0; log.push([e.timeStamp, 'keydown (dispatched ' + (performance.now() - e.timeStamp).toFixed(1) + ')']); } }, true);
  addEventListener('click', (e) => { log.length = 0; log.push([e.timeStamp, 'click']);  }, true);
};
const count = Number(process.argv[2] ?? 1000);
const what = process.argv[3] ?? 'todo';
const [app, bare] = [await startAppSite(), await startBareSite()];
const profile = await createProfile();
try {
  await prepare(profile, { app, bare }, count);
  await Promise.all([app.stop(), bare.stop()]);
  await profile.visit(1, async ({ page }) => {
    await page.addInitScript({ content: 'globalThis.__name = (f) => f; (' + hook.toString() + ')()' });
    if (what === 'start') {
      await page.goto(app.url); await page.evaluate(() => probe.start()); await settle(page, 1000);
    } else {
      await page.goto(app.url); await page.evaluate(() => probe.start()); await settle(page, 3000);
    }
    for (let n = 0; n < 8 && what !== 'start'; n++) {
      const text = `Matter ${Date.now()}`;
      if (what === 'todo') {
        await page.getByRole('textbox', { name: 'New todo' }).fill(text); await settle(page);
        await page.evaluate((t) => { probe.arm('keydown', { selector: 'li', text: t }); }, text);
        await page.keyboard.press('Enter');
      } else {
        await page.evaluate((w) => probe.arm('click', w === 'calendar' ? { path: '/calendar', selector: 'main button', text: 'Tasting' } : { path: '/' + w, selector: 'main li', atLeast: 20 }), what);
        await (what === 'calendar' ? page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Calendar', exact: true }) : page.getByRole('region', { name: what === 'todos' ? 'Todos' : 'Sales' }).getByRole('link', { name: /^All/ })).click();
      }
      const seen = await page.evaluate(() => probe.seen());
      await settle(page, 300);
      console.log(n, JSON.stringify(seen));
      if (n === 7) {
        const log = await page.evaluate(() => (globalThis as any).zz as [number, string][]);
        const t0 = log[0]![0];
        for (const [t, w] of log) { if (t - t0 < 250) console.log((t - t0).toFixed(1).padStart(7), w); }
      }
      if (what !== 'todo') { await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Dashboard', exact: true }).click(); await page.getByRole('region', { name: 'Expenses' }).getByRole('listitem').first().waitFor(); await settle(page); }
    }
    if (what === 'start') {
      const log = await page.evaluate(() => (globalThis as any).zz as [number, string][]);
      for (const [t, w] of log) if (t < 900) console.log(t.toFixed(1).padStart(7), w);
      console.log(await page.evaluate(() => probe.start()));
    }
  });
} finally { await profile.remove(); process.exit(0); }
