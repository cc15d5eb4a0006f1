/** What HTTP alone costs with the same framework: it reads nothing and answers with an empty object. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const app = new Hono();
app.post('/api/sync', (c) => c.json({}));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(`http://localhost:${port}`));
process.on('SIGTERM', () => process.exit(0));
