import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { EDITED_FILES, UNUSED } from './unused-parts.ts'

/**
 * Leaves out of the browser's build what this product never runs, so that a first
 * visit on a slow line stays within its budget: lucide's option handling (our icons
 * take a class only), whole modules of React Router (STUBS) and parts of it and of
 * React DOM (unused-parts.ts). Each names what it stands for; the build fails when
 * an upgrade changes that.
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
      if (this.environment.name !== 'client') return
      // All styles are in one file and scripts preload nothing: a dynamic import is just that.
      if (id === '\0vite/preload-helper.js') return 'export const __vitePreload = load => load()'
      return stubFor(id)
    },
    transform(code, id) {
      if (this.environment.name !== 'client' || !/\/react-(?:router|dom)\//.test(id)) return
      const edited = withoutUnusedParts(code, id)
      return { code: id.includes('/react-router/') ? withoutMessages(edited, this.parse(edited)) : edited, map: null }
    },
  }
}

function stubFor(id: string): string | undefined {
  const found = id.includes('/react-router/dist/production/') && STUBS.find((stub) => id.endsWith(stub.file))
  if (!found) return
  const exported = /export \{ ([^}]+) \};?\s*(?:\/\/.*)?$/.exec(readFileSync(id, 'utf8').trim())?.[1]
  if (exported !== found.exports) throw new Error(`${found.file} of react-router has changed: check scripts/support/slim-client.ts`)
  return found.code
}

/** One file of a library with every edit of unused-parts.ts made. */
export function withoutUnusedParts(code: string, id: string): string {
  for (const part of UNUSED)
    for (const [file, edits] of Object.entries(part.edits)) {
      if (!id.endsWith(EDITED_FILES[file as keyof typeof EDITED_FILES])) continue
      for (const { text, instead, times } of edits) {
        const found = code.split(text).length - 1
        if (found !== times)
          throw new Error(
            `${id} has changed: "${text}" occurs ${found} times, not ${times}; check "${part.name}" in scripts/support/unused-parts.ts`,
          )
        code = code.replaceAll(text, () => instead)
      }
    }
  return code
}

type Node = { type: string; start: number; end: number; callee?: { name?: string }; arguments?: Node[] }

/** Warnings to developers go; assertions stay but do not say what they found. */
function withoutMessages(code: string, tree: unknown): string {
  const cuts: [from: number, to: number, instead: string][] = []
  const visit = (value: unknown) => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (!value || typeof value !== 'object') return
    const node = value as Node
    const name = node.type === 'CallExpression' ? (node.callee?.name ?? '') : ''
    if (/^warn(?:ing)?(?:Once)?$/.test(name)) cuts.push([node.start, node.end, 'void 0'])
    else if (/^(?:UNSAFE_)?invariant$/.test(name) && node.arguments![1]) cuts.push([node.arguments![0]!.end, node.end, ')'])
    else Object.values(value).forEach(visit)
  }
  visit(tree)
  return cuts.toSorted((a, b) => b[0] - a[0]).reduce((text, [from, to, instead]) => text.slice(0, from) + instead + text.slice(to), code)
}

const STUBS = [
  {
    file: '/lib/router/instrumentation.js',
    exports:
      'consumeInstrumentationClientResultMetaReceiver, getRouteInstrumentationUpdates, instrumentClientSideRouter, instrumentHandler, instrumentationResultMetaContext',
    code: `
      export const consumeInstrumentationClientResultMetaReceiver = () => undefined
      export const getRouteInstrumentationUpdates = () => ({})
      export const instrumentClientSideRouter = router => router
      export const instrumentHandler = handler => handler
      export const instrumentationResultMetaContext = {}`,
  },
  {
    file: '/lib/dom/ssr/fog-of-war.js',
    exports:
      'URL_LIMIT, getManifestPath, getPartialManifest, getPatchRoutesOnNavigationFunction, getPathsWithAncestors, handleClientVersionMismatch, isFogOfWarEnabled, useFogOFWarDiscovery',
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
  {
    file: '/lib/dom/ssr/errorBoundaries.js',
    exports: 'BoundaryShell, RemixErrorBoundary, RemixRootDefaultErrorBoundary',
    code: `
      import { Component, createElement } from 'react'
      export const BoundaryShell = ({ children }) => children
      export const RemixRootDefaultErrorBoundary = ({ error }) => {
        console.error(error)
        return createElement('html', null, createElement('body', null, createElement('h1', null, 'Application Error')))
      }
      export class RemixErrorBoundary extends Component {
        constructor(props) { super(props); this.state = { error: props.error || null, location: props.location } }
        static getDerivedStateFromError(error) { return { error } }
        static getDerivedStateFromProps(props, state) {
          return state.location !== props.location ? { error: props.error || null, location: props.location } : { error: props.error || state.error, location: state.location }
        }
        render() { return this.state.error ? createElement(RemixRootDefaultErrorBoundary, { error: this.state.error }) : this.props.children }
      }`,
  },
]
