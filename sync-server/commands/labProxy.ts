/**
 * `npx pnpm lab:proxy`: the network lab in front of any server. It refuses, resets, hangs, breaks off, slows down and
 * repeats what passes, by the rules of the lab, and kills the program behind it, which it starts again.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders, type Server } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as wait } from 'node:timers/promises';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type FaultRule, ruleFaults, ruleToText, textToRules } from '@holdfast/shared/lab/faultRule';
import { profiles } from '@holdfast/shared/lab/profiles';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { listen, stop } from '../src/httpServer.ts';
import { createLabRules, type LabRules } from '../src/lab/labRules.ts';
import { type LabPorts, meetFaults } from '../src/lab/meetFaults.ts';
import { fail } from '../src/runProgram.ts';
import { StartError } from '../src/startError.ts';

const rulesPath = '/lab-proxy/faults';
const restartAfterMs = 1_000;

const usage = `npx pnpm lab:proxy --to URL [--port 8790] [--host 127.0.0.1] [--profile NAME] [--rules "RULE; RULE"] [--run "COMMAND"]

  --to       the server that stands behind
  --profile  ${profiles.map(({ id }) => id).join(', ')}
  --rules    as "reply_lost path=/api/sync nth=2; delay delayMs=800": each a fault, and what it is about.
             Faults: ${Object.keys(ruleFaults).join(', ')}
  --run      starts this command, and kills it where a rule says server_kill; it is started again ${restartAfterMs / 1000} s later

Rules are read, set and ended while it runs, too: GET, PUT {"rules": […]} and DELETE at ${rulesPath}.`;

async function run(): Promise<void> {
  const options = readOptions();
  if (options === null) {
    console.log(usage);
    return;
  }
  const { to, port, host, rules, command } = options;
  const behind = command === null ? null : keepRunning(command);
  const labRules = createLabRules(() => performance.now());
  labRules.set(rules);
  const proxy = createProxy(to, labRules, () => behind?.kill());
  const server = createAdaptorServer({ fetch: proxy.fetch, autoCleanupIncoming: false }) as Server;
  await listen(server, { host, port });
  console.log(`The lab stands at http://${host}:${port} before ${to.origin}`);
  console.log(rules.length === 0 ? 'No rule is set.' : rules.map(ruleToText).join('\n'));
  const end = () => {
    behind?.end();
    server.closeAllConnections();
    stop(server).then(() => process.exit(0), fail);
  };
  process.once('SIGINT', end).once('SIGTERM', end);
}

type ProxyEnv = { Bindings: HttpBindings };

function createProxy(to: URL, rules: LabRules, kill: () => void): Hono<ProxyEnv> {
  const onError = (error: unknown) => console.log(`${to.origin} gives no answer: ${(error as Error).message}`);
  const ports: LabPorts = {
    ask: (request) => passOn(request, to),
    wait: async (ms) => void (await wait(ms)),
    kill,
    onError,
    onFaults: (faults, { method, url }) => console.log(`${method} ${new URL(url).pathname}: ${faults.join(', ')}`),
  };
  const proxy = new Hono<ProxyEnv>();
  proxy.route(rulesPath, rules.route);
  proxy.all('*', async (c) => {
    const { socket } = c.env.incoming;
    const interpreter = rules.active();
    try {
      return await (interpreter === null ? ports.ask(c.req.raw) : meetFaults(c.req.raw, socket, interpreter, ports));
    } catch (error) {
      // As if it stood there itself and could not be reached.
      onError(error);
      socket.destroy();
      return new Response(null, { status: 502 });
    }
  });
  return proxy;
}

/** Of one connection only. */
const hopHeaders = ['connection', 'keep-alive', 'transfer-encoding'];

/** As it came, packed or not: what a browser and a server say to each other is theirs. */
function passOn(request: Request, to: URL): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const headers: OutgoingHttpHeaders = Object.fromEntries(request.headers);
  for (const name of hopHeaders) delete headers[name];
  const send = to.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const { method, signal } = request;
    const outgoing = send(new URL(pathname + search, to), { method, headers, signal }, (answer) => {
      resolve(answerOf(answer));
    });
    outgoing.on('error', reject);
    if (request.body === null) outgoing.end();
    else
      Readable.fromWeb(request.body as ReadableStream)
        .on('error', reject)
        .pipe(outgoing);
  });
}

function answerOf(answer: IncomingMessage): Response {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(answer.headersDistinct)) {
    if (!hopHeaders.includes(name)) for (const value of values) headers.append(name, value);
  }
  const status = answer.statusCode ?? 502;
  const isBare = status === 204 || status === 304;
  if (isBare) answer.resume();
  return new Response(isBare ? null : (Readable.toWeb(answer) as globalThis.ReadableStream), { status, headers });
}

/** A program that is started again whenever it ends. */
function keepRunning(command: string): { kill(): void; end(): void } {
  let child: ChildProcess;
  let isEnding = false;
  const start = () => {
    // A group of its own, so that what it has started ends with it.
    child = spawn(command, { shell: true, detached: true, stdio: 'inherit' });
    child.once('exit', (code, signal) => {
      if (isEnding) return;
      console.log(`The program behind has ended (${signal ?? code}), and is started again.`);
      setTimeout(() => isEnding || start(), restartAfterMs);
    });
  };
  start();
  const signalAll = (signal: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // It has just ended by itself.
    }
  };
  return {
    kill: () => signalAll('SIGKILL'),
    end() {
      isEnding = true;
      signalAll('SIGTERM');
    },
  };
}

interface Options {
  to: URL;
  port: number;
  host: string;
  rules: FaultRule[];
  command: string | null;
}

/** Null: how to ask is what was asked for. Throws StartError. */
function readOptions(): Options | null {
  const text = { type: 'string' } as const;
  const { values } = parse({
    to: text,
    port: { ...text, default: '8790' },
    host: { ...text, default: '127.0.0.1' },
    profile: text,
    rules: text,
    run: text,
    help: { type: 'boolean' },
  });
  if (values.help === true) return null;
  const to = URL.canParse(String(values.to)) ? new URL(String(values.to)) : null;
  if (to === null || !/^https?:$/.test(to.protocol))
    throw new StartError('--to must be the address of a server, as http://127.0.0.1:8787.');
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartError('--port must be a whole number from 0 to 65535.');
  const command = values.run === undefined ? null : String(values.run);
  return { to, port, host: String(values.host), rules: chooseRules(values.profile, values.rules), command };
}

function parse(options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return parseArgs({ options });
  } catch (error) {
    throw new StartError(`${(error as Error).message.replace(/\.$/, '')}; --help says what there is.`);
  }
}

function chooseRules(profile: unknown, written: unknown): FaultRule[] {
  const found = profiles.find(({ id }) => id === profile);
  if (profile !== undefined && found === undefined)
    throw new StartError(`There is no profile ${profile}: choose from ${profiles.map(({ id }) => id).join(', ')}.`);
  const read = textToRules(String(written ?? ''));
  if (read.kind === 'wrong') throw new StartError(read.why.replace(/\.$/, ''));
  return [...(found?.rules ?? []), ...read.rules];
}

await run().catch(fail);
