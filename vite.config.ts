import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { slimClient } from './scripts/support/slim-client.ts'

/** Shared by every page: one file compresses better than thirty and needs one request. */
const EVERYWHERE =
  /app\/(?:i18n\/(?:use-t|messages|format|locale)|pwa\/(?:register|steady-fetch)|ui\/(?:brand|button|cx|display|error-screen|page|shell|toast|lucide-icon))\./

export default defineConfig({
  // The framework plugin must stay out of unit tests: it replaces modules by virtual ones.
  plugins: process.env.VITEST ? [] : [tailwindcss(), reactRouter(), slimClient()],
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
  ssr: { external: ['@prisma/client', '@prisma/adapter-pg', '@node-rs/argon2', 'sharp', 'pg', 'pino', 'midtrans-client'] },
})
