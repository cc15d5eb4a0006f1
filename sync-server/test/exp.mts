import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import pg from 'pg';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { bearer } from 'better-auth/plugins/bearer';
import fs from 'node:fs';
const dir = fs.mkdtempSync('/tmp/pgl-');
const db = await PGlite.create('memory://');
const s = new PGLiteSocketServer({db, path: dir+'/.s.PGSQL.5432', maxConnections: 50}); await s.start();
for (const pipeline of [false,true]) for (const max of [1,4,10]) {
const pool = new pg.Pool({host:dir, port: 5432, user:'postgres', database:'postgres', max, pipeline});
let bad=0, err: Record<string,number>={};
const one = async (i:number)=>{ try {
  if (i%3===0) { const r = await pool.query('select $1::int as a, $2::text as b',[i,'x'.repeat(i%100===0?200000:10)+i]); if (r.rows[0].a!==i||!r.rows[0].b.endsWith('x'+i)) bad++; }
  else if (i%3===1) { const r = await pool.query('select $1::text as c',['q'+i]); if (r.rows[0].c!=='q'+i) bad++; }
  else { const c = await pool.connect(); try { const a=[c.query('begin'), c.query('select $1::int + 1 as z',[i]), c.query('select $1::text as y',['y'.repeat(i%50===0?150000:5)+i]), c.query('commit')];
    const r = await Promise.all(a); if (r[1].rows[0].z!==i+1 || !r[2].rows[0].y.endsWith('y'+i)) bad++; } finally { c.release(); } }
 } catch(e:any){ err[e.message]=(err[e.message]??0)+1; } };
const t=Date.now();
for (let k=0;k<20;k++) await Promise.all(Array.from({length:100},(_,i)=>one(k*100+i)));
console.log({pipeline,max,bad,err,ms:Date.now()-t});
await Promise.race([pool.end(), new Promise(r=>setTimeout(r,2000))]);
}
const pool = new pg.Pool({host:dir, port: 5432, user:'postgres', database:'postgres', max: 4});
const options = {database: pool, secret:'x'.repeat(40), emailAndPassword:{enabled:true}, plugins:[bearer()], baseURL:'http://localhost:1'};
const m = await getMigrations(options as any);
console.log(await m.compileMigrations());
process.exit(0)
