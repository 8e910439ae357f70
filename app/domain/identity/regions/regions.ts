import { AREAS } from './areas.ts'

export type ZoneId = 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura'
export type Point = { latitude: number; longitude: number }

type District = { name: string; centre: Point | null; villages: string[] }
type City = { name: string; centre: Point | null; districts: District[] }
type Province = { name: string; zone: ZoneId; cities: City[] }

const ZONES: Record<string, ZoneId> = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' }

function named(text: string): { name: string; centre: Point | null } {
  const [name = '', at] = text.split('@')
  const [latitude, longitude] = (at ?? '').split(',').map(Number)
  return { name, centre: at && latitude !== undefined && longitude !== undefined ? { latitude, longitude } : null }
}

function parse(text: string): Province[] {
  const provinces: Province[] = []
  let city: City | undefined
  for (const line of text.trim().split('\n')) {
    if (line.startsWith('# ')) {
      const [name = '', zone = ''] = line.slice(2).split('|')
      provinces.push({ name, zone: ZONES[zone]!, cities: [] })
    } else if (line.startsWith('- ')) {
      city = { ...named(line.slice(2)), districts: [] }
      provinces.at(-1)!.cities.push(city)
    } else {
      for (const part of line.includes(':') ? [line] : line.split(';')) {
        const [district = '', villages] = part.split(':')
        city!.districts.push({ ...named(district), villages: villages?.split(';') ?? [] })
      }
    }
  }
  return provinces
}

// 7,000 districts: parsed by the first who asks, not by every process that starts.
let parsed: Province[] | undefined
const all = (): Province[] => (parsed ??= parse(AREAS))

const find = <T extends { name: string }>(list: T[] | undefined, name: string | null | undefined): T | undefined =>
  list?.find((item) => item.name === name)

export type RegionPath = { province?: string | null; city?: string | null; district?: string | null; village?: string | null }

export type RegionOptions = {
  provinces: string[]
  cities: string[]
  districts: string[]
  /** Empty where the villages are not listed: the village is then typed. */
  villages: string[]
  /** The finest known centre of what is chosen so far. */
  centre: Point | null
}

/** What can be chosen on each level, given what is chosen above it. Unknown names count as not chosen. */
export function regionOptions(path: RegionPath): RegionOptions {
  const province = find(all(), path.province)
  const city = find(province?.cities, path.city)
  const district = find(city?.districts, path.district)
  return {
    provinces: all().map((item) => item.name),
    cities: province?.cities.map((item) => item.name) ?? [],
    districts: city?.districts.map((item) => item.name) ?? [],
    villages: district?.villages ?? [],
    centre: district?.centre ?? city?.centre ?? null,
  }
}

/** The levels at which a path is not a place in the data; a village is checked only where villages are listed. */
export function unknownLevels(path: RegionPath): (keyof RegionPath)[] {
  const { provinces, cities, districts, villages } = regionOptions(path)
  const unknown: (keyof RegionPath)[] = []
  if (!provinces.includes(path.province ?? '')) unknown.push('province')
  if (!cities.includes(path.city ?? '')) unknown.push('city')
  if (!districts.includes(path.district ?? '')) unknown.push('district')
  if (villages.length > 0 && !villages.includes(path.village ?? '')) unknown.push('village')
  return unknown
}

/** The time zone of a province's clocks. @throws RangeError for a name that is no province */
export function zoneOfProvince(name: string): ZoneId {
  const province = find(all(), name)
  if (!province) throw new RangeError(`No province ${name}`)
  return province.zone
}
