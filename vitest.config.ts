import { defineConfig } from 'vitest/config'
import { testEnvironment } from './test/environment.ts'

export default defineConfig({
  test: {
    include: ['{app,worker,sandbox,scripts,prisma,test,simulation}/**/*.test.{ts,tsx}', '*.test.ts'],
    exclude: ['**/node_modules/**', 'build/**', '.data/**', 'app/generated/**'],
    globalSetup: ['test/global-setup.ts'],
    // No test may lean on the machine's own zone.
    env: { ...testEnvironment, TZ: 'America/New_York' },
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Two files that start the whole application at once both tidy React Router's generated types; only that is forgiven.
    onUnhandledError: (error) =>
      !(/^(ENOTEMPTY|ENOENT|EEXIST)$/.test(String('code' in error ? error.code : '')) && error.message.includes('.react-router/types')),
    maxWorkers: Number(process.env.VITEST_WORKERS ?? 2),
    reporters: process.env.VITEST_JSON ? ['default', ['json', { outputFile: process.env.VITEST_JSON }]] : ['default'],
  },
})
