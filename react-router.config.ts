import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  ssr: true,
  // All routes are known at load, so an offline click on any link still resolves.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
