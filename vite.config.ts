import { fileURLToPath } from 'node:url'
import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'

/** Shared by every page: one file compresses better than thirty and needs one request. */
const EVERYWHERE =
  /app\/(?:i18n\/(?:use-t|messages|format|locale)|pwa\/(?:register|steady-fetch)|ui\/(?:brand|button|cx|display|error-screen|field-error|page|shell|toast|lucide-icon))\./

/** All styles are in one file and scripts preload nothing, so a dynamic import needs no helper of Vite's around it. */
const plainImports: Plugin = {
  name: 'plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = load => load()' : undefined),
}

export default defineConfig(({ command }) => ({
  // The framework plugin must stay out of unit tests: it replaces modules by virtual ones.
  plugins: process.env.VITEST ? [] : [tailwindcss(), reactRouter(), plainImports],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    terserOptions: {
      ecma: 2020,
      module: true,
      format: { comments: false },
      compress: {
        passes: 3,
        pure_getters: true,
        unsafe: true,
        unsafe_arrows: true,
        unsafe_comps: true,
        unsafe_methods: true,
        keep_fargs: false,
        // Warnings to developers, React Router's own among them.
        pure_funcs: ['warning', 'warningOnce', 'warnOnce', 'console.warn'],
      },
    },
  },
  environments: {
    client: {
      build: {
        // The few dynamic imports have nothing to preload; its helper would ride on every page.
        modulePreload: false,
        minify: 'terser',
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                { name: 'framework', test: /node_modules\/(?:react|react-dom|react-router|scheduler|cookie|set-cookie-parser)\// },
                { name: 'shared', test: EVERYWHERE },
              ],
            },
          },
        },
      },
    },
  },
  // Nobody opens React's developer tools on the built product.
  define: command === 'build' ? { __REACT_DEVTOOLS_GLOBAL_HOOK__: 'undefined' } : {},
  resolve: {
    alias:
      command === 'build'
        ? [{ find: '../createLucideIcon.mjs', replacement: fileURLToPath(new URL('app/ui/lucide-icon.ts', import.meta.url)) }]
        : [],
  },
  ssr: {
    external: ['@prisma/client', '@prisma/adapter-pg', '@node-rs/argon2', 'sharp', 'pg', 'pino', 'midtrans-client'],
    // Server and browser draw the same icons.
    noExternal: command === 'build' ? ['lucide-react'] : [],
  },
}))
