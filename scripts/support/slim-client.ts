import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/**
 * Leaves out of the build what this product never runs, so that a first visit on
 * a slow line stays within its budget: lucide's option handling (our icons take
 * a class only), React Router's client instrumentation and its lazy route
 * discovery (`routeDiscovery` is `initial`). Each replacement names the exports
 * it stands for; the build fails when an upgrade changes them.
 */
export function slimClient(): Plugin {
  const icon = fileURLToPath(new URL('../../app/ui/lucide-icon.ts', import.meta.url))
  return {
    name: 'slim-client',
    apply: 'build',
    enforce: 'pre',
    config: () => ({ ssr: { noExternal: ['lucide-react'] } }),
    resolveId(source, importer) {
      return source === '../createLucideIcon.mjs' && importer?.includes('/lucide-react/') ? icon : undefined
    },
    load(id) {
      if (this.environment.name !== 'client' || !id.includes('/react-router/dist/production/')) return
      const found = STUBS.find(stub => id.endsWith(stub.file))
      if (!found) return
      const exported = /export \{ ([^}]+) \};?\s*(?:\/\/.*)?$/.exec(readFileSync(id, 'utf8').trim())?.[1]
      if (exported !== found.exports) throw new Error(`${found.file} of react-router has changed: check scripts/support/slim-client.ts`)
      return found.code
    },
  }
}

const STUBS = [
  {
    file: '/lib/router/instrumentation.js',
    exports: 'consumeInstrumentationClientResultMetaReceiver, getRouteInstrumentationUpdates, instrumentClientSideRouter, instrumentHandler, instrumentationResultMetaContext',
    code: `
      export const consumeInstrumentationClientResultMetaReceiver = () => undefined
      export const getRouteInstrumentationUpdates = () => ({})
      export const instrumentClientSideRouter = router => router
      export const instrumentHandler = handler => handler
      export const instrumentationResultMetaContext = {}`,
  },
  {
    file: '/lib/dom/ssr/fog-of-war.js',
    exports: 'URL_LIMIT, getManifestPath, getPartialManifest, getPatchRoutesOnNavigationFunction, getPathsWithAncestors, handleClientVersionMismatch, isFogOfWarEnabled, useFogOFWarDiscovery',
    code: `
      export const URL_LIMIT = 7680
      export const getManifestPath = () => '/__manifest'
      export const getPartialManifest = manifest => manifest
      export const getPatchRoutesOnNavigationFunction = () => undefined
      export const getPathsWithAncestors = paths => paths
      export const handleClientVersionMismatch = async () => undefined
      export const isFogOfWarEnabled = () => false
      export const useFogOFWarDiscovery = () => undefined`,
  },
]
