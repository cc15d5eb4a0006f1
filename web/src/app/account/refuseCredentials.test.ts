import { describe, expect, it } from 'vitest';
import { refuseCredentials } from './refuseCredentials.ts';

const email = 'kelp@example.org';
const password = 'eight ch';

describe('what is typed into the sign-in form', () => {
  it.each<[typed: object, isNew: boolean, refused: string[]]>([
    [{ email, password }, true, []],
    [{ email, password }, false, []],
    [{ email: 'kelp@localhost', password }, true, []],
    [{ email: 'käthe@bücher.example', password }, false, []],
    [{ email, password: 'x'.repeat(128) }, true, []],
    [{ email, password: 'x'.repeat(129) }, true, ['password']],
    [{ email, password: 'x'.repeat(129) }, false, []],
    [{ email, password: 'seven c' }, true, ['password']],
    [{ email, password: 'seven c' }, false, []],
    [{ email, password: '' }, true, ['password']],
    [{ email, password: '' }, false, ['password']],
    [{ email: '', password }, true, ['email']],
    [{ email: 'kelp', password }, false, ['email']],
    [{ email: '@example.org', password }, false, ['email']],
    [{ email: 'kelp@', password }, false, ['email']],
    [{ email: 'k elp@example.org', password }, false, ['email']],
    [{ email: 'kelp@example.org@example.org', password }, false, ['email']],
    [{ email: '', password: '' }, true, ['email', 'password']],
  ])('[FO5] %j, new: %s: refused %j', (typed, isNew, refused) => {
    const errors = refuseCredentials(typed as { email: string; password: string }, isNew);
    expect(Object.keys(errors)).toEqual(refused);
    for (const message of Object.values(errors)) expect(message).toMatch(/name@example.org|password/i);
  });
});
