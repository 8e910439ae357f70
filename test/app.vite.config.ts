import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

/** As vite.config.ts, for the application that test/app.ts runs inside a test process. */
export default defineConfig({
  plugins: [tailwindcss(), reactRouter()],
  cacheDir: '.data/vite-test',
  optimizeDeps: { noDiscovery: true, include: [] },
  ssr: { external: ['@prisma/client', '@prisma/adapter-pg', '@node-rs/argon2', 'sharp', 'pg', 'pino', 'midtrans-client'] },
})
