/** What the environment may say, parsed once at the start. No other file reads `process.env`. */
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import * as z from 'zod';
import { StartError } from './startError.ts';

/** The README's table is tested against this list. */
export const settings = [
  { name: 'PORT', default: '8787', meaning: 'Port to listen on' },
  { name: 'HOST', default: '127.0.0.1', meaning: 'Address to listen on; 0.0.0.0 for every network' },
  { name: 'BASE_URL', default: 'http://localhost:PORT', meaning: 'The address people type; https here turns on HSTS' },
  { name: 'DATA_DIR', default: '.data', meaning: 'Folder for the embedded database and the generated secret' },
  { name: 'DATABASE_URL', default: '', meaning: 'A Postgres 14 or newer; empty for the embedded one in DATA_DIR' },
  {
    name: 'DATABASE_DIRECT_URL',
    default: '',
    meaning: 'The same Postgres past PgBouncer: for migrations and to LISTEN',
  },
  { name: 'DATABASE_POOL_MAX', default: '4', meaning: 'Database connections of this process, 1 to 4' },
  { name: 'REDIS_URL', default: '', meaning: 'Carries change notifications between processes; empty: Postgres' },
  {
    name: 'AUTH_SECRET',
    default: '',
    meaning: 'Signs sessions, 32 characters or more, the same in every process; empty: generated into DATA_DIR',
  },
  {
    name: 'TRUSTED_PROXIES',
    default: '',
    meaning: 'Addresses or ranges, by commas, whose X-Forwarded-For is believed; a proxy in front belongs here',
  },
  { name: 'SIGNUP', default: 'open', meaning: '"open": anyone may make an account; "closed": nobody' },
  {
    name: 'RETENTION_DAYS',
    default: '90',
    meaning: 'Days a deletion is remembered; devices away longer start over',
  },
  {
    name: 'QUOTA_MB',
    default: '1024',
    meaning: 'MiB a workspace may hold, and as much again of deletions; 0: any amount',
  },
  {
    name: 'METRICS_TOKEN',
    default: '',
    meaning: 'Opens /metrics to who sends it, 16 characters or more; empty: only to this machine',
  },
  {
    name: 'ALERT_CONNECTIONS_PERCENT',
    default: '80',
    meaning: 'Full database connections that raise an alert; 0: no alerts',
  },
  { name: 'ALERT_WEBHOOK_URL', default: '', meaning: 'Where alerts are posted as JSON; empty: only in the log' },
  { name: 'LAB', default: '0', meaning: '"1": anyone may make requests fail by rules, to test with; never in use' },
  { name: 'LOG_LEVEL', default: 'info', meaning: 'trace, debug, info, warn, error, fatal or silent' },
] as const;

type SettingName = (typeof settings)[number]['name'];

const webAddress = z.url({
  protocol: /^https?$/,
  error: 'expected an address that begins with http:// or https://',
});
const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'expected an address that begins with postgres://')
  .nullable()
  .default(null);

const environment = z.object({
  PORT: wholeNumber(0, 65_535).default(8787),
  HOST: z.string().default('127.0.0.1'),
  BASE_URL: webAddress.nullable().default(null),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: postgresUrl,
  DATABASE_DIRECT_URL: postgresUrl,
  DATABASE_POOL_MAX: wholeNumber(1, 4).default(4),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'expected an address that begins with redis:// or rediss://')
    .nullable()
    .default(null),
  AUTH_SECRET: z.string().min(32, 'expected at least 32 characters').nullable().default(null),
  TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((proxy) => proxy.trim()))
    .refine((proxies) => proxies.every(isProxy), 'expected addresses or ranges like 10.0.0.0/8, by commas')
    .default([]),
  SIGNUP: z.enum(['open', 'closed'], 'expected "open" or "closed"').default('open'),
  RETENTION_DAYS: wholeNumber(1, 36_500).default(90),
  QUOTA_MB: wholeNumber(0, 1_048_576).default(1024),
  METRICS_TOKEN: z.string().min(16, 'expected at least 16 characters').nullable().default(null),
  ALERT_CONNECTIONS_PERCENT: wholeNumber(0, 100).default(80),
  ALERT_WEBHOOK_URL: webAddress.nullable().default(null),
  LAB: z.enum(['0', '1'], 'expected 1 or 0').default('0'),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'expected trace, debug, info, warn, error, fatal or silent',
    )
    .default('info'),
} satisfies Record<SettingName, z.ZodType>);

export interface Config {
  port: number;
  host: string;
  /** Origin only, no slash at the end. */
  baseUrl: string;
  /** Absolute. */
  dataDir: string;
  databaseUrl: string | null;
  databaseDirectUrl: string | null;
  databasePoolMax: number;
  redisUrl: string | null;
  authSecret: string | null;
  /** Addresses and ranges. */
  trustedProxies: string[];
  signup: 'open' | 'closed';
  retentionDays: number;
  /** Of a workspace, and as much again of what is deleted; null: any amount. */
  quotaBytes: number | null;
  metricsToken: string | null;
  /** 0: no alerts. */
  alertConnectionsPercent: number;
  alertWebhookUrl: string | null;
  /** Whether requests meet the rules of the network lab. */
  lab: boolean;
  logLevel: z.output<typeof environment>['LOG_LEVEL'];
}

/** Throws StartError naming the first wrong setting. An empty variable is an absent one. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = settings.flatMap(({ name }) => {
    const value = env[name]?.trim();
    return value ? [[name, value]] : [];
  });
  const parsed = environment.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StartError(`Setting ${issue?.path.join('.')} is wrong: ${issue?.message}.`);
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    baseUrl: new URL(values.BASE_URL ?? `http://localhost:${values.PORT}`).origin,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    databaseDirectUrl: values.DATABASE_DIRECT_URL,
    databasePoolMax: values.DATABASE_POOL_MAX,
    redisUrl: values.REDIS_URL,
    authSecret: values.AUTH_SECRET,
    trustedProxies: values.TRUSTED_PROXIES,
    signup: values.SIGNUP,
    retentionDays: values.RETENTION_DAYS,
    quotaBytes: values.QUOTA_MB === 0 ? null : values.QUOTA_MB * 1024 * 1024,
    metricsToken: values.METRICS_TOKEN,
    alertConnectionsPercent: values.ALERT_CONNECTIONS_PERCENT,
    alertWebhookUrl: values.ALERT_WEBHOOK_URL,
    lab: values.LAB === '1',
    logLevel: values.LOG_LEVEL,
  };
}

function isProxy(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function wholeNumber(low: number, high: number) {
  const message = `expected a whole number from ${low} to ${high}`;
  return z.string().regex(/^\d+$/, message).transform(Number).pipe(z.number().gte(low, message).lte(high, message));
}
