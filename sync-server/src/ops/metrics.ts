/**
 * What the server counts about its own work, and how it says so to Prometheus. One registry per server, never the
 * library's global one. Counting costs no statement and no timer; gauges are read when somebody scrapes.
 */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** A write batch is one transaction; a read batch is one statement. */
export type Lane = 'write' | 'read';

/** The second one: answered from memory, without a statement [SV5]. */
export type ExchangeResult = 'reply' | 'no_news' | 'refused';

/** What a server in use tells of itself. No verb throws or waits. */
export interface Metrics {
  /** A batch that was committed or read; `ms` from its first statement to its last answer. */
  observeBatch(batch: { lane: Lane; exchanges: number; edits: number; ms: number }): void;
  /** One exchange, from the request being read to its outcome. */
  observeExchange(exchange: { ms: number; result: ExchangeResult }): void;
  /** `reason`: a problem code, `overloaded`, or `rejected_record` for a record refused alone; a fixed, short list. */
  countRefused(reason: string): void;
  /** What was remembered had to be confirmed by a statement. */
  countCatchUp(): void;
  /** How many live streams are open now; asked at each scrape. */
  watchStreams(count: () => number): void;
  /** How many exchanges wait for a batch now; asked at each scrape. */
  watchQueue(count: () => number): void;
  /** Requests that are under way and the bytes held for them; asked at each scrape. */
  watchAdmission(load: () => { requests: number; bytes: number }): void;
  /** Whether this process would hear of other processes' commits now; asked at each scrape. */
  watchNotifications(isHearing: () => boolean): void;
  /** Any request, by the route's template: neither ids nor query strings become labels. */
  observeRequest(request: { method: string; route: string; status: number; ms: number }): void;
}

export interface MetricsRegistry extends Metrics {
  registry: Registry;
  /** What has been counted so far, for those who compute with it. */
  totals(): ExchangeTotals;
}

/** Since the start of the process. */
export interface ExchangeTotals {
  exchanges: number;
  /** Write batches alone. */
  writeBatches: number;
  exchangesWritten: number;
}

/** One millisecond to ten seconds. */
const latencySeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const batchSizes = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

export function createMetrics(): MetricsRegistry {
  const registry = new Registry();
  const totals: ExchangeTotals = { exchanges: 0, writeBatches: 0, exchangesWritten: 0 };
  const { batchSeconds, batchExchanges, batchEdits, exchangeSeconds, requestSeconds } = createHistograms(registry);
  const { refused, catchUps } = createCounters(registry);
  const watch = (name: string, help: string, unwatched: number) => createWatchedGauge(registry, name, help, unwatched);
  const watchRequests = watch('holdfast_admitted_requests', 'Exchanges under way, until their answer is taken.', 0);
  const watchBytes = watch('holdfast_admitted_bytes', 'Bytes of request bodies held for exchanges under way.', 0);
  const watchHearing = watch(
    'holdfast_news_hearing',
    'Whether change notifications of other processes would be heard: 1 or 0.',
    1,
  );
  return {
    registry,
    totals: () => ({ ...totals }),
    observeBatch({ lane, exchanges, edits, ms }) {
      batchSeconds.observe({ lane }, ms / 1000);
      batchExchanges.observe({ lane }, exchanges);
      if (lane === 'read') return;
      batchEdits.observe(edits);
      totals.writeBatches += 1;
      totals.exchangesWritten += exchanges;
    },
    observeExchange({ ms, result }) {
      exchangeSeconds.observe({ result }, ms / 1000);
      totals.exchanges += 1;
    },
    observeRequest({ method, route, status, ms }) {
      requestSeconds.observe({ method, route, status }, ms / 1000);
    },
    countRefused: (reason) => refused.inc({ reason }),
    countCatchUp: () => catchUps.inc(),
    watchStreams: watch('holdfast_live_streams', 'Live streams open at this process.', 0),
    watchQueue: watch('holdfast_queued_exchanges', 'Exchanges that wait for their batch.', 0),
    watchAdmission(load) {
      watchRequests(() => load().requests);
      watchBytes(() => load().bytes);
    },
    watchNotifications: (isHearing) => watchHearing(() => (isHearing() ? 1 : 0)),
  };
}

function createHistograms(registry: Registry) {
  const histogram = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    buckets = latencySeconds,
  ) => new Histogram<Label>({ name, help, labelNames, buckets, registers: [registry] });
  return {
    batchSeconds: histogram(
      'holdfast_batch_duration_seconds',
      'Time from the first statement of a batch to its last answer. Write batches are one transaction each.',
      ['lane'],
    ),
    batchExchanges: histogram('holdfast_batch_exchanges', 'Exchanges that shared one batch.', ['lane'], batchSizes),
    batchEdits: histogram('holdfast_batch_edits', 'Changed records in one write transaction.', [], batchSizes),
    exchangeSeconds: histogram(
      'holdfast_exchange_duration_seconds',
      'Time an exchange took, by outcome: reply, no_news (answered from memory) or refused.',
      ['result'],
    ),
    requestSeconds: histogram(
      'holdfast_http_request_duration_seconds',
      'Time until an answer began, by method, route template and status. Live streams count when they open.',
      ['method', 'route', 'status'],
    ),
  };
}

function createCounters(registry: Registry) {
  const registers = [registry];
  return {
    refused: new Counter({
      name: 'holdfast_refused_total',
      help: 'Requests or single records refused, by reason.',
      labelNames: ['reason'],
      registers,
    }),
    catchUps: new Counter({
      name: 'holdfast_catch_ups_total',
      help: 'Statements that confirmed what this process remembers of workspaces, roles and sessions.',
      registers,
    }),
  };
}

/** Read at each scrape, `unwatched` until the returned function says how. */
function createWatchedGauge(registry: Registry, name: string, help: string, unwatched: number) {
  let read = () => unwatched;
  const collect = function (this: Gauge) {
    this.set(read());
  };
  new Gauge({ name, help, registers: [registry], collect });
  return (next: () => number): void => {
    read = next;
  };
}

/** For those who count nothing. */
export function createNoMetrics(): Metrics {
  const nothing = () => {};
  return {
    observeBatch: nothing,
    observeExchange: nothing,
    observeRequest: nothing,
    countRefused: nothing,
    countCatchUp: nothing,
    watchStreams: nothing,
    watchQueue: nothing,
    watchAdmission: nothing,
    watchNotifications: nothing,
  };
}
