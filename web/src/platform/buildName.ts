/** Which build this is. Put in by nameBuild.ts; in tests and in development all builds are one. */
export const buildName: string = import.meta.env.VITE_BUILD ?? 'unbuilt';
