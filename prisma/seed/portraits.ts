// Draws the portraits of the demo therapists: `node prisma/seed/portraits.ts` writes public/portraits.
// They are drawings on purpose: nobody's photo is used, and nobody can be mistaken for a person.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { type Random, randomFrom } from './random.ts'
import { therapists } from './therapists.ts'

const folder = fileURLToPath(new URL('../../public/portraits', import.meta.url))
const backgrounds = [
  ['#d9f0ea', '#a8dccf'],
  ['#fde8d7', '#f8c9a4'],
  ['#e3ecfb', '#b9cff3'],
  ['#f3e6f7', '#dcbfe8'],
  ['#fdf1cf', '#f4d98b'],
  ['#e2f3df', '#b7ddb0'],
  ['#fbe3e6', '#f2b8c0'],
] as const
const tunics = ['#0f766e', '#155e75', '#1d4ed8', '#7c3aed', '#be123c', '#334155', '#0e7490', '#3f6212'] as const
const veils = ['#f1f5f9', '#115e59', '#9f1239', '#1e3a8a', '#a16207', '#6b21a8', '#e7d3bd', '#475569', '#db9aa7'] as const
const skins = ['#f0c8a4', '#e3b189', '#d49c70', '#c4875b'] as const
const darkSkins = ['#9a6440', '#84532f', '#6f4427'] as const
const hairs = ['#1c1613', '#2a1d17', '#3b2a21'] as const

interface Look {
  skin: string
  shade: string
  hair: string
  veil: string
  tunic: string
  /** Half the width and height of the face. */
  face: { x: number; y: number }
}

const shade = (hex: string, factor: number) =>
  `#${[1, 3, 5]
    .map((at) =>
      Math.max(0, Math.min(255, Math.round(Number.parseInt(hex.slice(at, at + 2), 16) * factor)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

function maleHair({ hair, face }: Look, style: number): { back: string; front: string } {
  const { x, y } = face
  const top = 150 - y
  const caps = [
    `M${160 - x - 4} 140 Q${160 - x - 8} ${top - 16} 160 ${top - 18} Q${160 + x + 8} ${top - 16} ${160 + x + 4} 140 Q${160 + x - 6} ${top + 34} ${160 + 20} ${top + 26} Q${160 - 20} ${top + 34} ${160 - x + 8} ${top + 32} Q${160 - x} 120 ${160 - x - 4} 140Z`,
    `M${160 - x - 3} 136 Q${160 - x - 10} ${top - 10} ${160 - 14} ${top - 20} Q${160 + x} ${top - 26} ${160 + x + 5} 136 Q${160 + x - 4} ${top + 38} ${160 + x - 22} ${top + 26} Q${160 - 10} ${top + 22} ${160 - x + 16} ${top + 12} Q${160 - x} 112 ${160 - x - 3} 136Z`,
    `M${160 - x - 2} 132 Q${160 - x - 2} ${top - 8} 160 ${top - 10} Q${160 + x + 2} ${top - 8} ${160 + x + 2} 132 Q${160 + x - 8} ${top + 20} 160 ${top + 18} Q${160 - x + 8} ${top + 20} ${160 - x - 2} 132Z`,
  ]
  const curls = Array.from(
    { length: 9 },
    (_, i) => `<circle cx="${160 - x + 2 + i * ((x * 2 - 4) / 8)}" cy="${top + 14 - Math.sin((i / 8) * Math.PI) * 22}" r="16"/>`,
  ).join('')
  return { back: '', front: style === 3 ? `<g fill="${hair}">${curls}</g>` : `<path fill="${hair}" d="${caps[style]}"/>` }
}

function femaleHair({ hair, veil, face }: Look, style: number): { back: string; front: string } {
  const { x, y } = face
  const top = 150 - y
  const fringe = `<path fill="${hair}" d="M${160 - x - 5} 150 Q${160 - x - 8} ${top - 18} 160 ${top - 18} Q${160 + x + 8} ${top - 18} ${160 + x + 5} 150 Q${160 + x - 2} ${top + 44} ${160 - 8} ${top + 18} Q${160 - x + 14} ${top + 40} ${160 - x - 5} 150Z"/>`
  if (style <= 2) {
    const folds = shade(veil, 0.86)
    return {
      back: `<path fill="${folds}" d="M${160 - x - 26} 160 Q${160 - x - 26} ${top - 36} 160 ${top - 36} Q${160 + x + 26} ${top - 36} ${160 + x + 26} 160 L${160 + x + 30} 250 L${160 - x - 30} 250Z"/>`,
      front: `<path fill="${veil}" fill-rule="evenodd" d="M${160 - x - 24} 158 Q${160 - x - 24} ${top - 34} 160 ${top - 34} Q${160 + x + 24} ${top - 34} ${160 + x + 24} 158 Q${160 + x + 26} 226 ${160 + x + 44} 262 Q160 306 ${160 - x - 44} 262 Q${160 - x - 26} 226 ${160 - x - 24} 158Z M160 ${top + 12} Q${160 - x + 3} ${top + 12} ${160 - x + 5} 152 Q${160 - x + 8} ${150 + y - 4} 160 ${150 + y - 2} Q${160 + x - 8} ${150 + y - 4} ${160 + x - 5} 152 Q${160 + x - 3} ${top + 12} 160 ${top + 12}Z"/><path d="M${160 - x} 214 Q150 262 ${160 + x + 18} 256" fill="none" stroke="${folds}" stroke-width="5" stroke-linecap="round"/>`,
    }
  }
  if (style === 3) return { back: `<circle cx="160" cy="${top - 22}" r="24" fill="${hair}"/>`, front: fringe }
  const length = style === 4 ? 236 : 196
  return {
    back: `<path fill="${hair}" d="M${160 - x - 14} ${length} Q${160 - x - 26} ${top - 24} 160 ${top - 24} Q${160 + x + 26} ${top - 24} ${160 + x + 14} ${length} Q160 ${length + 24} ${160 - x - 14} ${length}Z"/>`,
    front: fringe,
  }
}

function drawFace(look: Look, random: Random, female: boolean): string {
  const brow = look.hair
  const wide = random.between(21, 25)
  const eye = (cx: number) =>
    `<ellipse cx="${cx}" cy="150" rx="5" ry="6" fill="#1f1712"/><circle cx="${cx + 2}" cy="148" r="1.7" fill="#fff"/>${female ? `<path d="M${cx - 8} 146 Q${cx} 138 ${cx + 8} 145" fill="none" stroke="#1f1712" stroke-width="2.6" stroke-linecap="round"/>` : ''}`
  const browAt = (cx: number, tilt: number) =>
    `<path d="M${cx - 10} ${134 + tilt} Q${cx} ${128 - tilt} ${cx + 10} ${134 - tilt}" fill="none" stroke="${brow}" stroke-width="${female ? 3.4 : 5}" stroke-linecap="round"/>`
  const smile = random.chance(0.55)
    ? `<path d="M142 183 Q160 203 178 183 Q160 189 142 183Z" fill="#fff" stroke="${shade(look.skin, 0.6)}" stroke-width="2" stroke-linejoin="round"/>`
    : `<path d="M144 184 Q160 197 176 184" fill="none" stroke="${shade(look.skin, 0.55)}" stroke-width="4" stroke-linecap="round"/>`
  const glasses = random.chance(0.25)
    ? `<g fill="none" stroke="#3f3f46" stroke-width="3"><rect x="${160 - wide - 15}" y="137" width="30" height="25" rx="11"/><rect x="${160 + wide - 15}" y="137" width="30" height="25" rx="11"/><path d="M${160 - wide + 15} 147 Q160 142 ${160 + wide - 15} 147"/></g>`
    : ''
  const beard =
    !female && random.chance(0.3)
      ? `<path d="M${160 - look.face.x + 5} 168 Q160 ${150 + look.face.y + 14} ${160 + look.face.x - 5} 168 Q160 214 ${160 - look.face.x + 5} 168Z" fill="${look.hair}" opacity=".28"/>`
      : ''
  const cheeks = `<g fill="#e8846f" opacity=".22"><circle cx="${160 - wide - 9}" cy="172" r="10"/><circle cx="${160 + wide + 9}" cy="172" r="10"/></g>`
  return `${beard}${cheeks}${browAt(160 - wide, 1)}${browAt(160 + wide, -1)}${eye(160 - wide)}${eye(160 + wide)}<path d="M160 152 Q153 170 161 172" fill="none" stroke="${look.shade}" stroke-width="3.2" stroke-linecap="round"/>${smile}${glasses}`
}

/** One portrait as SVG; the same number always gives the same drawing. */
export function drawPortrait(number: number, gender: 'FEMALE' | 'MALE', eastern: boolean): string {
  const random = randomFrom(number * 7919 + 11)
  const female = gender === 'FEMALE'
  const skin = random.pick(eastern ? darkSkins : skins)
  const look: Look = {
    skin,
    shade: shade(skin, 0.8),
    hair: random.pick(hairs),
    veil: veils[number % veils.length] ?? veils[0],
    tunic: tunics[(number * 3) % tunics.length] ?? tunics[0],
    face: { x: random.between(50, 56), y: random.between(62, 68) },
  }
  const [light, deep] = backgrounds[number % backgrounds.length] ?? backgrounds[0]
  const style = female
    ? eastern
      ? random.between(3, 5)
      : random.pick([0, 1, 2, 3, 4, 5])
    : eastern
      ? random.pick([2, 3, 3])
      : random.between(0, 2)
  const { back, front } = female ? femaleHair(look, style) : maleHair(look, style)
  const collar = shade(look.tunic, 0.78)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 320" width="320" height="320"><defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="${deep}"/></linearGradient></defs>
<rect width="320" height="320" fill="url(#g)"/>${back}
<path d="M40 330 Q44 258 116 246 L204 246 Q276 258 280 330Z" fill="${look.tunic}"/>
<path d="M136 196 L136 246 Q160 274 184 246 L184 196Z" fill="${look.shade}"/><path d="M128 244 L160 288 L192 244 L204 248 L162 306 L116 248Z" fill="${collar}"/>
<path d="M128 244 Q134 262 160 286 Q186 262 192 244 Q160 262 128 244Z" fill="${look.skin}"/>
<g fill="${look.skin}"><ellipse cx="${160 - look.face.x}" cy="154" rx="9" ry="13"/><ellipse cx="${160 + look.face.x}" cy="154" rx="9" ry="13"/><path d="M${160 - look.face.x} 140 Q${160 - look.face.x} ${150 - look.face.y} 160 ${150 - look.face.y} Q${160 + look.face.x} ${150 - look.face.y} ${160 + look.face.x} 140 Q${160 + look.face.x} ${150 + look.face.y} 160 ${150 + look.face.y} Q${160 - look.face.x} ${150 + look.face.y} ${160 - look.face.x} 140Z"/></g>
${drawFace(look, random, female)}${front}
<g><rect x="206" y="284" width="44" height="18" rx="4" fill="#fff" opacity=".92"/><rect x="212" y="290" width="20" height="3" rx="1.5" fill="${look.tunic}"/><rect x="212" y="295" width="30" height="2.4" rx="1.2" fill="#94a3b8"/></g></svg>`
}

if (import.meta.main) {
  await mkdir(folder, { recursive: true })
  for (const [index, therapist] of therapists.entries()) {
    const svg = drawPortrait(index + 1, therapist.gender, therapist.zone === 'Asia/Jayapura' && therapist.local)
    await sharp(Buffer.from(svg))
      .webp({ quality: 82, effort: 6 })
      .toFile(join(folder, `${therapist.slug}.webp`))
  }
}
