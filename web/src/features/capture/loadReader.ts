export const loadReader = () => import('./readLine.ts');

export type Reader = Awaited<ReturnType<typeof loadReader>>;
