import { readdir, readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const assets = 'build/client/assets'
const compress = promisify(brotliCompress)

export type RoutePart = { id: string; module: string; imports?: string[]; css?: string[] }
export type RouteManifest = { entry: { module: string; imports: string[] }; routes: Record<string, RoutePart> }

/** Name and content of the list of routes that every page loads. */
export async function readRouteManifest(): Promise<{ name: string; manifest: RouteManifest }> {
  const name = (await readdir(assets)).find((file) => /^manifest-.*\.js$/.test(file))
  if (!name) throw new Error('Run react-router build first')
  const text = await readFile(`${assets}/${name}`, 'utf8')
  return { name, manifest: JSON.parse(text.slice(text.indexOf('=') + 1).replace(/;\s*$/, '')) as RouteManifest }
}

/**
 * Takes out of the route list what a browser already has or knows: flags that
 * are off, and imports of files that the first page has loaded anyway.
 */
export async function slimRouteManifest(): Promise<void> {
  const { name, manifest } = await readRouteManifest()
  const loaded = new Set([manifest.entry.module, ...manifest.entry.imports, ...(manifest.routes['root']?.imports ?? [])])
  for (const part of Object.values(manifest.routes)) {
    for (const [key, value] of Object.entries<unknown>(part)) if (value === false) delete part[key as keyof RoutePart]
    if (part.id !== 'root') part.imports = part.imports?.filter((path) => !loaded.has(path))
  }
  await writeFile(`${assets}/${name}`, `window.__reactRouterManifest=${JSON.stringify(manifest)};`)
}

/** Writes a brotli copy beside each script and style: a seventh smaller than what can be made per request. */
export async function compressAssets(): Promise<void> {
  for (const name of await readdir(assets)) {
    if (!/\.(?:js|css)$/.test(name)) continue
    const content = await readFile(`${assets}/${name}`)
    const packed = await compress(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    })
    if (packed.length < content.length) await writeFile(`${assets}/${name}.br`, packed)
  }
}
