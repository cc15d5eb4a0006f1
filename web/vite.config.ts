import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { classicStart } from './classicStart.ts';
import { nameBuild } from './nameBuild.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const api = `http://127.0.0.1:${process.env.PORT ?? '8787'}`;

const alias = [
  // The modern build, minified by its makers: the default is transpiled for browsers that have no service workers anyway.
  { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' },
  // What React has had itself since version 18.
  { find: /^use-sync-external-store\/shim(\/index\.js)?$/, replacement: 'react' },
];

/** The service worker's build is one of its own: this one says as little, and has the present name of an old option. */
const likeTheApp: Plugin = {
  name: 'holdfast:service-worker-build',
  config({ build }) {
    const output = build?.rollupOptions?.output;
    if (output === undefined || Array.isArray(output))
      throw new Error('The service worker is built in another way now.');
    delete output.inlineDynamicImports;
    output.codeSplitting = false;
    return { logLevel: 'error', resolve: { alias } };
  },
};

export default defineConfig({
  plugins: [
    react(),
    nameBuild(folder('../shared/src')),
    classicStart(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/pwa',
      filename: 'sw.ts',
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,webmanifest}'],
        globIgnores: ['screenshots/**'],
        buildPlugins: { vite: [likeTheApp, nameBuild(folder('../shared/src'))] },
      },
      manifest: {
        id: '/',
        name: 'Holdfast',
        short_name: 'Holdfast',
        description: 'Todos, sales, calendar, quick links and expenses on one dashboard that works without a network.',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#fbfaf6',
        theme_color: '#fbfaf6',
        lang: 'en',
        dir: 'ltr',
        categories: ['productivity', 'business', 'finance'],
        // One window: what is typed in it is a draft, and a second one would only wait for the first to sync.
        launch_handler: { client_mode: ['navigate-existing', 'auto'] },
        shortcuts: ['expense', 'sale', 'todo'].map((kind) => ({ name: `Add ${kind}`, url: `/add/${kind}` })),
        file_handlers: [{ action: '/sync?read=copy', accept: { 'application/vnd.holdfast+json': ['.holdfast'] } }],
        share_target: {
          action: '/add',
          method: 'GET',
          enctype: 'application/x-www-form-urlencoded',
          params: { title: 'title', text: 'text', url: 'url' },
        },
        icons: [
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icons/icon-monochrome-512.png', sizes: '512x512', type: 'image/png', purpose: 'monochrome' },
        ],
        screenshots: (
          [
            { form_factor: 'wide', sizes: '1280x800', label: 'Everything of today on one dashboard' },
            { form_factor: 'narrow', sizes: '390x844', label: 'Todos on a phone' },
          ] as const
        ).map((picture) => ({ ...picture, src: `/screenshots/${picture.form_factor}.png`, type: 'image/png' })),
      },
    }),
  ],
  resolve: { alias },
  // What is loaded at once is one file: in a dozen of them the same words are zipped a dozen times.
  // With one file there is nothing to preload: browsers that cannot need no stand-in for it.
  build: {
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        entryFileNames: 'assets/first-[hash].js',
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 2 },
            // What many parts share comes with the first of them, instead of a file for every few lines.
            { name: 'common', minShareCount: 4, priority: 1 },
          ],
        },
      },
    },
  },
  server: { port: 5173, strictPort: true, proxy: { '/api': { target: api }, '/healthz': api } },
  // The bundler leaves its own annotations in workers.
  worker: { format: 'es', rolldownOptions: { output: { comments: false } } },
});
