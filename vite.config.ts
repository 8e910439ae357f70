import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  // The framework plugin must stay out of unit tests: it replaces modules by virtual ones.
  plugins: process.env.VITEST ? [] : [tailwindcss(), reactRouter()],
  build: { target: 'es2022', assetsInlineLimit: 0 },
  ssr: { external: ['@prisma/client', '@prisma/adapter-pg', '@node-rs/argon2', 'sharp', 'pg', 'pino', 'midtrans-client'] },
})
