/** How requests leave this page where no rule stands in between. Read before any is put there. */
export const realFetch: typeof fetch = globalThis.fetch.bind(globalThis);
