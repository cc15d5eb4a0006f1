import { readFileSync } from 'node:fs';
import pino from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { createPool } from '../src/database/pool.ts';
import { createWatching } from '../src/ops/createWatching.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const rules = read('sync-server/deploy/prometheus-rules.yml');
const dashboard = read('sync-server/deploy/grafana-dashboard.json');
const page = read('sync-server/docs/watching.md');

interface Panel {
  type: string;
  title: string;
  description?: string;
  targets?: { expr: string }[];
  fieldConfig?: { defaults: { unit?: string } };
}
const panels = (JSON.parse(dashboard) as { panels: Panel[] }).panels.filter(({ type }) => type !== 'row');
const alerts = rules.split('- alert: ').slice(1);

const names = new Map<string, string>();

beforeAll(async () => {
  const log = pino({ level: 'silent' });
  // Never connected: what a server tells before its first statement has every name.
  const pool = createPool({ host: '127.0.0.1', port: 1 }, 4, log);
  const { text } = await createWatching({ config: readConfig({}), pool, log, now: () => 0 }).scrape();
  for (const [, name = '', type = ''] of text.matchAll(/^# TYPE (\S+) (\S+)$/gm)) names.set(name, type);
});

/** Names of metrics as queries and prose say them, without what a histogram adds. */
function metricsIn(text: string): string[] {
  const found = [...text.matchAll(/\b(?:holdfast|process|nodejs)_[a-z_]+/g)].map(([name]) => {
    const base = name.replace(/_(bucket|sum|count)$/, '');
    return names.get(base) === 'histogram' ? base : name;
  });
  return [...new Set(found)];
}
const strangers = (text: string) => metricsIn(text).filter((name) => !names.has(name));

describe('the names of metrics', () => {
  it('follow the conventions of Prometheus', () => {
    expect(names.size).toBeGreaterThan(20);
    for (const [name, type] of names) {
      expect(name).toMatch(/^(holdfast|process)_[a-z_]+$/);
      expect(name.endsWith('_total'), name).toBe(type === 'counter');
    }
  });

  it('in alerts and dashboard are names the server tells', () => {
    expect(metricsIn(rules).length).toBeGreaterThan(5);
    expect(strangers(rules)).toEqual([]);
    expect(strangers(dashboard)).toEqual([]);
  });

  it('are all explained on the page, and shown on the dashboard', () => {
    expect(strangers(page)).toEqual([]);
    expect([...names.keys()].filter((name) => !new RegExp(`^\\| \`${name}\` +\\|`, 'm').test(page))).toEqual([]);
    const shown = new Set(metricsIn(dashboard));
    expect([...names.keys()].filter((name) => !shown.has(name))).toEqual([]);
  });
});

describe('alerts and dashboard', () => {
  it('every alert has a runbook sentence and its place on the page, and the page no other', () => {
    const titles = alerts.map((alert) => alert.split('\n')[0]);
    expect(titles.length).toBeGreaterThan(5);
    expect([...page.matchAll(/^### (\w+)$/gm)].map(([, title]) => title)).toEqual(titles);
    for (const alert of alerts) {
      expect(alert).toMatch(/runbook: "[^"]+\."/);
      expect(alert).toMatch(/severity: (info|warning|critical)/);
    }
  });

  it('every panel says what it shows and in which unit', () => {
    expect(panels.length).toBeGreaterThan(15);
    for (const { title, description, fieldConfig, targets = [] } of panels) {
      expect(description, title).toMatch(/\.$/);
      expect(fieldConfig?.defaults.unit, title).toBeTruthy();
      expect(targets.length, title).toBeGreaterThan(0);
    }
  });

  it('every query closes what it opens', () => {
    const queries = [...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)), ...alerts.map(exprOf)];
    for (const query of queries) {
      for (const pair of ['()', '{}', '[]'] as const) {
        expect(query.split(pair[0] as string).length, query).toBe(query.split(pair[1] as string).length);
      }
    }
  });
});

function exprOf(alert: string): string {
  const [, expr] = /expr:([\s\S]*?)\n {8}for:/.exec(alert) ?? [];
  expect(expr, alert).toBeTruthy();
  return expr ?? '';
}
