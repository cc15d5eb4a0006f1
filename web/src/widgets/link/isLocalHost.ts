/** Hosts of the person's own network. Nobody there has a certificate, so their pages answer to http. */

const localName = /(?:^|\.)(?:localhost|local|lan|home|internal|home\.arpa)\.?$/;
const localNumber =
  /^(?:0|10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))(?:\.\d+)+$/;
const localAddress = /^\[(?:::1?|f[cd].*|fe[89ab].*)\]$/;

/** `hostname`: as a browser writes it, numbers in full and IPv6 in brackets. */
export function isLocalHost(hostname: string): boolean {
  return localName.test(hostname) || localNumber.test(hostname) || localAddress.test(hostname);
}
