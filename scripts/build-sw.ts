/** Builds build/client/sw.js after `react-router build`: bundles app/service-worker.ts and writes in the list of files to keep. */
import { readdir, readFile, rm } from 'node:fs/promises'
import { build } from 'vite'
import { injectManifest } from 'workbox-build'

const client = 'build/client'

await build({
  configFile: false, publicDir: false, logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: 'build/sw', emptyOutDir: true, target: 'es2022', modulePreload: false,
    rolldownOptions: { input: 'app/service-worker.ts', output: { format: 'iife', entryFileNames: 'sw.js' } },
  },
})
const { count, size } = await injectManifest({
  swSrc: 'build/sw/sw.js', swDest: `${client}/sw.js`, globDirectory: client,
  // Pages load their own parts on first visit; only what every page needs is fetched ahead.
  globPatterns: [...(await everyPage()).map(name => `assets/${name}`), 'icons/icon-192.png', 'icons/badge-96.png', 'manifest.webmanifest'],
  modifyURLPrefix: { '': '/' }, dontCacheBustURLsMatching: /^\/assets\//,
})
await rm('build/sw', { recursive: true })
console.log(`Service worker: ${count} files kept ahead, ${Math.round(size / 1024)} KB`)

/** Files of the entry and the root route, its styles and the font. */
async function everyPage(): Promise<string[]> {
  const files = await readdir(`${client}/assets`)
  const manifest = files.find(name => /^manifest-.*\.js$/.test(name))
  if (!manifest) throw new Error('Run react-router build first')
  const text = await readFile(`${client}/assets/${manifest}`, 'utf8')
  const { entry, routes } = JSON.parse(text.slice(text.indexOf('=') + 1).replace(/;\s*$/, '')) as Manifest
  const roots = [entry, routes['root'], routes['routes/public/layout'], routes['routes/public/offline']]
  const listed = roots.flatMap(part => part ? [part.module, ...(part.imports ?? []), ...(part.css ?? [])] : []).map(path => path.split('/').at(-1)!)
  return [...new Set([...listed, ...files.filter(name => name.endsWith('.woff2')), manifest])]
}

type Part = { module: string; imports?: string[]; css?: string[] }
type Manifest = { entry: Part; routes: Record<string, Part | undefined> }
