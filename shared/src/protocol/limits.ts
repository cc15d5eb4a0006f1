/** What one exchange may carry. Part of the protocol: both sides count with these numbers. */
export const protocolVersion = 1;
export const maxChangesPerRequest = 500;
/** Bytes of a request body, after gunzip. */
export const maxRequestBytes = 1024 * 1024;
/** Bytes of one record's fields as JSON. */
export const maxRecordBytes = 128 * 1024;
export const defaultPullLimit = 1000;
export const maxPullLimit = 2000;
/** Carries `1` on every exchange, both ways: no form can send it, no captive portal answers with it. */
export const protocolHeader = 'x-holdfast';
