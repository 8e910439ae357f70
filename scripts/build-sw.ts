/**
 * What remains to be done after `react-router build`: slims and compresses its files, then builds
 * build/client/sw.js from app/service-worker.ts and writes in the list of files to keep.
 */
import { readdir, rm } from 'node:fs/promises'
import { build } from 'vite'
import { injectManifest } from 'workbox-build'
import { compressAssets, readRouteManifest, slimRouteManifest } from './support/client-assets.ts'

const client = 'build/client'

await slimRouteManifest()
await compressAssets()

await build({
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: 'build/sw',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: { input: 'app/service-worker.ts', output: { format: 'iife', entryFileNames: 'sw.js' } },
  },
})
const { count, size } = await injectManifest({
  swSrc: 'build/sw/sw.js',
  swDest: `${client}/sw.js`,
  globDirectory: client,
  // Pages load their own parts on first visit; only what every page needs is fetched ahead.
  globPatterns: [
    ...(await everyPage()).map((name) => `assets/${name}`),
    'icons/icon-192.png',
    'icons/badge-96.png',
    'manifest.webmanifest',
  ],
  modifyURLPrefix: { '': '/' },
  dontCacheBustURLsMatching: /^\/assets\//,
})
await rm('build/sw', { recursive: true })
console.log(`Service worker: ${count} files kept ahead, ${Math.round(size / 1024)} KB`)

/** Files of the entry and the root route, its styles and the font. */
async function everyPage(): Promise<string[]> {
  const {
    name,
    manifest: { entry, routes },
  } = await readRouteManifest()
  const roots = [entry, routes['root'], routes['routes/public/layout']]
  const listed = roots
    .flatMap((part) => (part ? [part.module, ...(part.imports ?? []), ...('css' in part ? (part.css ?? []) : [])] : []))
    .map((path) => path.split('/').at(-1)!)
  const fonts = (await readdir(`${client}/assets`)).filter((file) => file.endsWith('.woff2'))
  return [...new Set([...listed, ...fonts, name])]
}
