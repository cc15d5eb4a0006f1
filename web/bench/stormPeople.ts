/** One person at each of the three servers: the same script, the requests each design makes of it. */
import { createBrowserHead } from '@holdfast/sync-server/bench/kit/browserRequest.ts';
import type { ServerKind } from '@holdfast/sync-server/bench/kit/hostProtocol.ts';
import { openLiveStream } from '@holdfast/sync-server/bench/kit/liveStream.ts';
import { openRawConnection, type RawReply } from '@holdfast/sync-server/bench/kit/rawHttp.ts';
import { createBenchDevice } from './benchDevice.ts';
import type { HostedAccount } from './benchHost.ts';
import { createScriptTime } from './scriptTime.ts';
import { type Action, planActions, scriptMs } from './stormScript.ts';

export interface Visit {
  requests: number;
  /** Requests that were not answered with success. */
  failures: number;
  /** Actions the server has acknowledged. */
  saved: number;
}

export interface VisitPlan {
  port: number;
  account: HostedAccount;
  /** Which script. */
  person: number;
  /** The time is up: what is not done by then is left, and nobody waits for an answer any longer. */
  over: AbortSignal;
}

export const visitOf: Record<ServerKind, (plan: VisitPlan) => Promise<Visit>> = {
  old: visitOld,
  repaired: visitRepaired,
  holdfast: visitHoldfast,
};

const widgets = ['todos', 'sales', 'events', 'links'];

/** Four widgets load by themselves, at the same time; then every action is saved as it happens. What did not load cannot be edited. */
async function visitOld(plan: VisitPlan): Promise<Visit> {
  const page = openPage(plan);
  const loaded = await Promise.all(widgets.map((widget) => page.get(`/api/widgets/${widget}`)));
  const ids = loaded.flatMap(idsOfWidget);
  for (const action of planActions(plan.person)) {
    if (plan.over.aborted || ids.length === 0) break;
    await page.save([action], ids);
  }
  return page.close();
}

/** How long the repaired dashboard waited for the next action before it saved. */
const debounceMs = 5_000;

/** One request loads everything; what was done is saved five seconds after the last action, each record once. */
async function visitRepaired(plan: VisitPlan): Promise<Visit> {
  const page = openPage(plan);
  const ids = idsOfDashboard(await page.get('/api/dashboard'));
  let gathered: Action[] = [];
  for (const action of planActions(plan.person)) {
    if (plan.over.aborted || ids.length === 0) break;
    const last = gathered.at(-1);
    if (last !== undefined && action.at - last.at >= debounceMs) {
      await page.save(gathered, ids);
      gathered = [];
    }
    gathered.push(action);
  }
  if (gathered.length > 0 && !plan.over.aborted) await page.save(gathered, ids);
  return page.close();
}

/** A device that is new to the account: it fetches everything, listens, and its engine decides the rest. */
async function visitHoldfast({ port, account, person, over }: VisitPlan): Promise<Visit> {
  const time = createScriptTime(Date.now() - scriptMs);
  const device = createBenchDevice({ port, account, time });
  const { engine, store, transport } = device;
  engine.trigger('start');
  await device.idle();
  const stream = openLiveStream(port, account, device.id);
  let failures = await stream.opened.then(
    () => 0,
    () => 1,
  );
  const ids = store.ids('todo');
  let done = 0;
  for (const { at, record, title } of planActions(person)) {
    if (over.aborted) break;
    await time.moveTo(at, device.idle);
    const id = ids[record];
    if (id === undefined) continue;
    device.write(id, { title });
    done += 1;
  }
  await time.moveTo(scriptMs - 1000, device.idle);
  engine.trigger('hidden');
  await device.idle();
  failures += transport.failures();
  const visit = { requests: transport.traffic().requests + 1, failures, saved: done - store.waiting };
  stream.close();
  await device.close();
  return visit;
}

/** A browser page of the designs before: a connection for each request that is under way. */
function openPage({ port, account, over }: VisitPlan) {
  const browser = createBrowserHead(port, account.cookie);
  const free: ReturnType<typeof openRawConnection>[] = [];
  const all: typeof free = [];
  const visit: Visit = { requests: 0, failures: 0, saved: 0 };
  const closeAll = () => {
    for (const connection of all) connection.close();
  };
  over.addEventListener('abort', closeAll);

  async function ask(request: string): Promise<RawReply | null> {
    const connection = free.pop() ?? openRawConnection(port);
    if (!all.includes(connection)) all.push(connection);
    visit.requests += 1;
    const reply = await connection.send(request).catch(() => null);
    free.push(connection);
    if (reply?.status === 200) return reply;
    if (!over.aborted) visit.failures += 1;
    return null;
  }

  return {
    get: (path: string) => ask(`GET ${path}${browser.text()}\r\n`),
    async save(actions: readonly Action[], ids: readonly RecordPlace[]): Promise<void> {
      const latest = new Map(actions.map((action) => [action.record, action]));
      const items = [...latest.values()].map(({ record, title }) => ({ ...ids[record % ids.length], title }));
      const body = JSON.stringify(items);
      const reply = await ask(
        `POST /api/save${browser.text()}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
      if (reply !== null) visit.saved += actions.length;
    },
    close(): Visit {
      closeAll();
      return visit;
    },
  };
}

interface RecordPlace {
  widget: string;
  id: string;
}

type LoadedWidget = [list: { id: string }[], ...rest: unknown[]];

function idsOfWidget(reply: RawReply | null, n: number): RecordPlace[] {
  if (reply === null) return [];
  const [list] = JSON.parse(reply.body.toString()) as LoadedWidget;
  return list.map(({ id }) => ({ widget: widgets[n] ?? '', id }));
}

function idsOfDashboard(reply: RawReply | null): RecordPlace[] {
  if (reply === null) return [];
  const loaded = JSON.parse(reply.body.toString()) as Record<string, LoadedWidget>;
  return Object.entries(loaded).flatMap(([widget, [list]]) => list.map(({ id }) => ({ widget, id })));
}
