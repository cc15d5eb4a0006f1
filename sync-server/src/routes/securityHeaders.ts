/** What an answer tells the browser to refuse. */
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';

/** Nothing comes from or goes to another origin. Inline styles are allowed: libraries place things with them. */
export function securityHeaders(baseUrl: string) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      workerSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    strictTransportSecurity: transportSecurity(baseUrl),
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
  });
}

/** Those that mean something for an answer no page is made of; the others would be half of its bytes. */
export function dataHeaders(baseUrl: string): Record<string, string> {
  const transport = transportSecurity(baseUrl);
  return {
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    ...(transport && { 'Strict-Transport-Security': transport }),
  };
}

function transportSecurity(baseUrl: string): string | false {
  return baseUrl.startsWith('https:') && 'max-age=31536000';
}

/** Sets them on whatever the routes behind it answer. */
export function setHeaders(headers: Readonly<Record<string, string>>) {
  return createMiddleware(async (c, next) => {
    await next();
    addHeaders(c.res, headers);
  });
}

export function addHeaders(response: Response, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
}
