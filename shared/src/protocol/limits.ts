/** What one exchange may carry. Part of the protocol: both sides count with these numbers. */
export const protocolVersion = 1;
export const maxChangesPerRequest = 500;
/** Bytes of a request body, after gunzip. */
export const maxRequestBytes = 1024 * 1024;
/** How long a request body may take to arrive: one that does not is `too_large`, for the link it comes over. */
export const maxBodyMs = 15_000;
/** Bytes of the fields one change may carry, as JSON. */
export const maxRecordBytes = 128 * 1024;
/** Bytes a stored record may grow to over many changes. */
export const maxStoredRecordBytes = 256 * 1024;
/** Fields a record may have, in one change and stored: what entities define is a small part of it [FA2]. */
export const maxFieldsPerRecord = 200;
/** Bytes of records in one reply; the record that crosses the line still goes along. */
export const maxPageBytes = 4 * 1024 * 1024;
export const defaultPullLimit = 1000;
export const maxPullLimit = 2000;
/** Carries `1` on every exchange, both ways: no form can send it, no captive portal answers with it. */
export const protocolHeader = 'x-holdfast';
/**
 * The id of the account an exchange is made for: under another one's session it is refused before its body is read [AU1].
 * Devices from before it do not send it.
 */
export const accountHeader = 'x-holdfast-account';
