/**
 * The dashboard that came before, and its repair; what they did to the database, not how they looked.
 * `DESIGN=old`: every widget loads by itself with five queries, each query on a connection of its own that is opened
 * for it, and every action is saved at once. (The original did not even close them; here each is closed, or nothing
 * could be compared.)
 * `DESIGN=repaired`: one pool of ten for the process, one request for the whole dashboard, saves gathered on the device.
 * The queries themselves are the same. Neither checks a session.
 */
import { Hono } from 'hono';
import pg from 'pg';
import { widgets } from './oldDesign.ts';
import { serveProgram } from './serveProgram.ts';

type Run = (text: string, values: unknown[]) => Promise<pg.QueryResultRow[]>;
type Widget = (typeof widgets)[number];

const { DATABASE_URL = '', DESIGN = 'old' } = process.env;
const connectionTimeoutMillis = 10_000;

const runAlone: Run = async (text, values) => {
  const client = new pg.Client({ connectionString: DATABASE_URL, connectionTimeoutMillis });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
};

function createPooled(): Run {
  const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10, connectionTimeoutMillis });
  pool.on('error', () => {});
  return async (text, values) => (await pool.query(text, values)).rows;
}

const run = DESIGN === 'old' ? runAlone : createPooled();

/** A list, the newest, two counts and the time of the last change. */
function loadWidget(widget: Widget, user: string) {
  const queries = [
    `select id, title, done from ${widget} where user_id = $1 order by id`,
    `select id, title from ${widget} where user_id = $1 order by updated_at desc limit 5`,
    `select count(*) from ${widget} where user_id = $1`,
    `select count(*) from ${widget} where user_id = $1 and done`,
    `select max(updated_at) from ${widget} where user_id = $1`,
  ];
  return Promise.all(queries.map((text) => run(text, [user])));
}

interface Saved {
  widget: Widget;
  id: string;
  title: string;
}

function save(user: string, { widget, id, title }: Saved) {
  if (!widgets.includes(widget)) throw new Error('no such widget');
  return run(`update ${widget} set title = $3, updated_at = now() where id = $1 and user_id = $2`, [id, user, title]);
}

const app = new Hono();
const userOf = (cookie: string | undefined) => /user=([\w-]+)/.exec(cookie ?? '')?.[1] ?? '';
app.get('/api/widgets/:widget', async (c) => {
  const widget = widgets.find((name) => name === c.req.param('widget'));
  return widget === undefined ? c.notFound() : c.json(await loadWidget(widget, userOf(c.req.header('cookie'))));
});
app.get('/api/dashboard', async (c) => {
  const user = userOf(c.req.header('cookie'));
  const loaded = await Promise.all(widgets.map(async (widget) => [widget, await loadWidget(widget, user)] as const));
  return c.json(Object.fromEntries(loaded));
});
app.post('/api/save', async (c) => {
  const user = userOf(c.req.header('cookie'));
  const saved = await c.req.json<Saved[]>();
  await Promise.all(saved.map((item) => save(user, item)));
  return c.json({ saved: saved.length });
});
app.onError((error, c) => c.json({ error: error.message }, 500));

await serveProgram(app);
