/** What records and their fields may be called. Apart from the messages, for who checks names alone and needs no library. */

/** A UUID in lower case only, so the text a device keeps is the text the database gives back. */
export const recordIdPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const fieldNamePattern = /^[a-zA-Z][a-zA-Z0-9_]{0,63}$/;
