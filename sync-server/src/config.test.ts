import { describe, expect, it } from 'vitest';
import { readConfig, settings } from './config.ts';
import { StartError } from './startError.ts';

describe('the settings', () => {
  it('have the defaults their table tells', () => {
    const told = Object.fromEntries(settings.map(({ name, default: value }) => [name, value]));
    const config = readConfig({});
    expect(readConfig({ ...told, BASE_URL: '' })).toEqual(config);
    expect(config).toMatchObject({ port: 8787, host: '127.0.0.1', baseUrl: 'http://localhost:8787', signup: 'open' });
    expect(config).toMatchObject({ databaseUrl: null, databasePoolMax: 4, retentionDays: 90 });
  });

  it('[FA2] give a workspace a quota unless told otherwise', () => {
    expect(readConfig({}).quotaBytes).toBe(1024 ** 3);
    expect(readConfig({ QUOTA_MB: '1' }).quotaBytes).toBe(1024 ** 2);
    expect(readConfig({ QUOTA_MB: '0' }).quotaBytes).toBeNull();
  });

  it('take an empty variable for an absent one and ignore all others', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', PATH: '/bin' })).toEqual(readConfig({}));
  });

  it('keep only the origin of BASE_URL and follow PORT without one', () => {
    expect(readConfig({ BASE_URL: 'https://dash.example/path/' }).baseUrl).toBe('https://dash.example');
    expect(readConfig({ PORT: '9000' }).baseUrl).toBe('http://localhost:9000');
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['BASE_URL', 'dash.example'],
    ['BASE_URL', 'ftp://dash.example'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_DIRECT_URL', 'localhost:5432'],
    ['REDIS_URL', 'localhost:6379'],
    ['DATABASE_POOL_MAX', '5'],
    ['DATABASE_POOL_MAX', '0'],
    ['AUTH_SECRET', 'short'],
    ['TRUSTED_PROXIES', 'localhost'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.1 10.0.0.2'],
    ['SIGNUP', 'maybe'],
    ['RETENTION_DAYS', 'long'],
    ['QUOTA_MB', '0.5'],
    ['QUOTA_MB', '-1'],
    ['METRICS_TOKEN', 'short'],
    ['ALERT_CONNECTIONS_PERCENT', '101'],
    ['ALERT_WEBHOOK_URL', 'chat.example/hook'],
    ['LOG_LEVEL', 'loud'],
  ])('name %s when it is %s', (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(StartError);
    expect(read).toThrow(new RegExp(`^Setting ${name} is wrong: expected [^\\n]+\\.$`));
  });
});
