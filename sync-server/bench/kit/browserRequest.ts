/** Requests as a browser sends them from the app's own page: its cookies, its origin, what it can unpack. */
export interface BrowserHead {
  /** Everything after the path up to the request's own headers. */
  text(): string;
  /** Keeps the cookies an answer sets. */
  learn(head: string): void;
}

export function createBrowserHead(port: number, cookie: string, encodings = 'gzip, deflate, br'): BrowserHead {
  const cookies = new Map([cookie.split('=', 2) as [string, string]]);
  let text = '';
  const dress = () => {
    const jar = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    text = [
      ' HTTP/1.1',
      `Host: localhost:${port}`,
      `Origin: http://localhost:${port}`,
      `Accept-Encoding: ${encodings}`,
      `Cookie: ${jar}`,
      '',
    ].join('\r\n');
  };
  dress();
  return {
    text: () => text,
    learn(head) {
      if (!/\r\nset-cookie:/i.test(head)) return;
      for (const [, name, value] of head.matchAll(/\r\nset-cookie: ([^=]+)=([^;\r]*)/gi)) {
        if (name !== undefined && value !== undefined) cookies.set(name, value);
      }
      dress();
    },
  };
}
