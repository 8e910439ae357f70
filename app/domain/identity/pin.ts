import type { Point } from './regions/regions.ts'

/** Where addresses may lie: the box of the archipelago, as the table checks it. */
const BOX = { south: -11.5, north: 6.5, west: 94.5, east: 141.5 }

/** A pin farther than this from the centre of its area contradicts the names. */
export const FARTHEST_FROM_CENTRE_KM = 100

const NUMBER = String.raw`([-+]?\d{1,3}(?:[.,]\d+)?)`
const PAIR = new RegExp(String.raw`^\(?\s*${NUMBER}°?\s*[,;\s]\s*${NUMBER}°?\s*\)?$`)
const IN_LINK = [
  /[?&](?:q|query|ll|destination|center)=(?:loc:)?([-\d.]+)(?:,|%2C)\s*([-\d.]+)/i,
  /!3d([-\d.]+)!4d([-\d.]+)/,
  /@([-\d.]+),([-\d.]+)/,
  /mlat=([-\d.]+)&mlon=([-\d.]+)/,
  /#map=\d+\/([-\d.]+)\/([-\d.]+)/,
  /^geo:([-\d.]+),([-\d.]+)/i,
]

/**
 * A point as people copy it: `-6.2305, 106.8496`, with decimal commas, in either
 * order, a `geo:` address or a link from Google Maps or OpenStreetMap.
 */
export function parsePin(text: string): { ok: true; point: Point } | { ok: false; reason: 'unreadable' | 'outside' } {
  const cleaned = text.normalize('NFKC').replace(/[−–]/g, '-').trim().slice(0, 2_000)
  const found = /^(https?|geo):/i.test(cleaned) ? IN_LINK.map((pattern) => pattern.exec(cleaned)).find(Boolean) : PAIR.exec(cleaned)
  const [first, second] = [found?.[1], found?.[2]].map((part) => Number(part?.replace(',', '.') ?? Number.NaN))
  if (first === undefined || second === undefined || !Number.isFinite(first) || !Number.isFinite(second))
    return { ok: false, reason: 'unreadable' }
  for (const [latitude, longitude] of [
    [first, second],
    [second, first],
  ] as const) {
    if (latitude >= BOX.south && latitude <= BOX.north && longitude >= BOX.west && longitude <= BOX.east)
      return { ok: true, point: { latitude, longitude } }
  }
  return { ok: false, reason: 'outside' }
}

/** `-6.23050, 106.84960`: one metre of precision. */
export function showPin({ latitude, longitude }: Point): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
}
