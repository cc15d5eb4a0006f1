import { describe, expect, it } from 'vitest';
import { createSessionCookie } from './sessionCookie.ts';

describe('[AU5] the session cookie', () => {
  const cookie = createSessionCookie('http://localhost:8787', 'a secret of thirty-two characters');
  const own = cookie.show('Own');
  const value = own.slice(own.indexOf('=') + 1);

  it.each([
    ['alone', own],
    ['among others', `theme=dark; ${own}; a=b`],
    ['without spaces', `theme=dark;${own};a=b`],
    ['shown twice', `${own}; ${own}`],
    ['beside a name that ends like it', `xholdfast.session_token=planted; ${own}`],
    ['beside a name that begins like it', `holdfast.session_tokens=planted; ${own}`],
    ['beside the value of another cookie', `a="holdfast.session_token=planted"; ${own}`],
    ['beside the name of another server', `__Secure-holdfast.session_token=planted; ${own}`],
  ])('%s opens', (_, header) => {
    expect(cookie.read(header)).toBe('Own');
  });

  it.each([
    ['nothing', undefined],
    ['an empty header', ''],
    ['no value', 'holdfast.session_token='],
    ['a bare name', 'holdfast.session_token'],
    ['no signature', 'holdfast.session_token=Own'],
    ['an empty signature', 'holdfast.session_token=Own.'],
    ['a signature of nothing', `holdfast.session_token=.${value.split('.')[1]}`],
    ['another token with the signature', own.replace('Own', 'Oth')],
    ['a signature that is cut', own.slice(0, -6)],
    ['a signature that goes on', `${own}x`],
    ['another secret’s', createSessionCookie('http://localhost:8787', 'another secret of 32 characters..').show('Own')],
    ['what is no percent code', 'holdfast.session_token=Own.%E0%A4%A'],
    ['a planted one before it', `holdfast.session_token=planted; ${own}`],
    ['a planted one after it', `${own}; holdfast.session_token=planted`],
    ['a stranger’s valid one beside it', `${cookie.show('Stranger')}; ${own}`],
    ['the https name on http', `__Host-${own}`],
  ])('%s opens nothing', (_, header) => {
    expect(cookie.read(header)).toBeNull();
  });

  it('over https has the name that browsers keep to the host', () => {
    const secure = createSessionCookie('https://dash.example', 'a secret of thirty-two characters');
    expect(secure.name).toBe('__Host-holdfast.session_token');
    expect(secure.keep('Own', 60)).toMatch(/^__Host-.*; Max-Age=60; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    expect(secure.read(secure.show('Own'))).toBe('Own');
    expect(secure.read(secure.show('Own').slice('__Host-'.length))).toBeNull();
  });
});
