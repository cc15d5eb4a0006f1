/** What HTTP alone costs with the same framework: it reads nothing and answers with an empty object. */
import { Hono } from 'hono';
import { serveProgram } from './serveProgram.ts';

const app = new Hono();
app.post('/api/sync', (c) => c.json({}));
await serveProgram(app);
