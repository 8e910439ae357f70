/** Draws the PNG icons from public/icons/icon.svg. Run by hand when the mark changes; the results are committed. */
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'

const mark = await readFile('public/icons/icon.svg', 'utf8')
// A maskable icon fills the square and keeps the mark inside the safe circle.
const maskable = mark
  .replace(' rx="18"', '')
  .replace('</svg>', '</g></svg>')
  .replace('<path', '<g transform="translate(10.2 10.2) scale(.68)"><path')
// Android shows only the shape of a badge.
const badge = mark.replace(/<rect[^>]*>/, '').replace('#ffa366', '#fff')

async function draw(svg: string, size: number, name: string): Promise<void> {
  await sharp(Buffer.from(svg), { density: 1200 })
    .resize(size, size)
    .png({ palette: true, compressionLevel: 9 })
    .toFile(`public/icons/${name}.png`)
}
await draw(mark, 192, 'icon-192')
await draw(mark, 512, 'icon-512')
await draw(maskable, 192, 'maskable-192')
await draw(maskable, 512, 'maskable-512')
await draw(maskable, 180, 'apple-touch-icon')
await draw(badge, 96, 'badge-96')
