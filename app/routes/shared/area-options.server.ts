import { regionOptions, type RegionOptions, zoneOfProvince } from '../../domain/identity/regions/regions.ts'
import { ZONE_LABEL } from '../../i18n/format.ts'

export type AreaOptions = RegionOptions & { zone: string | null }

/** The choices below what is chosen, and the clock of the place. */
export function areaOptions(path: { province: string; city: string; district: string }): AreaOptions {
  const options = regionOptions(path)
  return { ...options, zone: options.provinces.includes(path.province) ? ZONE_LABEL[zoneOfProvince(path.province)] : null }
}
