import { expect, test } from 'vitest'
import { regionOptions, unknownLevels, zoneOfProvince } from './regions.ts'

test('B02 every province has its zone, and Kalimantan is divided', () => {
  const { provinces } = regionOptions({})
  expect(provinces).toHaveLength(38)
  const zones = Map.groupBy(provinces, zoneOfProvince)
  expect(zones.get('Asia/Jakarta')).toHaveLength(18)
  expect(zones.get('Asia/Makassar')).toHaveLength(12)
  expect(zones.get('Asia/Jayapura')).toHaveLength(8)
  expect(zoneOfProvince('Kalimantan Barat')).toBe('Asia/Jakarta')
  expect(zoneOfProvince('Kalimantan Selatan')).toBe('Asia/Makassar')
  expect(zoneOfProvince('Papua Barat Daya')).toBe('Asia/Jayapura')
  expect(() => zoneOfProvince('Atlantis')).toThrow(RangeError)
})

test('the levels follow each other from province to village', () => {
  const tebet = { province: 'DKI Jakarta', city: 'Kota Jakarta Selatan', district: 'Tebet' }
  const options = regionOptions(tebet)
  expect(options.cities).toContain('Kota Jakarta Selatan')
  expect(options.districts).toContain('Tebet')
  expect(options.villages).toContain('Tebet Barat')
  expect(options.centre!.latitude).toBeCloseTo(-6.23, 1)
  expect(unknownLevels({ ...tebet, village: 'Tebet Barat' })).toEqual([])
  expect(unknownLevels({ ...tebet, village: 'Karangrejo' })).toEqual(['village'])
  expect(unknownLevels({ ...tebet, city: 'Kota Bogor', village: 'Tebet Barat' })).toEqual(['city', 'district'])
  expect(unknownLevels({})).toEqual(['province', 'city', 'district'])
})

test('launch areas have villages and a centre in every city; elsewhere the village is typed', () => {
  for (const [province, city] of [
    ['Banten', 'Kota Tangerang Selatan'],
    ['Jawa Barat', 'Kota Depok'],
    ['Sulawesi Selatan', 'Kota Makassar'],
    ['Papua', 'Kota Jayapura'],
  ] as const) {
    const { districts } = regionOptions({ province, city })
    for (const district of districts) {
      const { villages, centre } = regionOptions({ province, city, district })
      expect(villages.length, district).toBeGreaterThan(0)
      expect(centre, district).not.toBeNull()
    }
  }
  const bandung = regionOptions({ province: 'Jawa Barat', city: 'Kota Bandung', district: 'Coblong' })
  expect(bandung.villages).toEqual([])
  expect(unknownLevels({ province: 'Jawa Barat', city: 'Kota Bandung', district: 'Coblong', village: 'Dago' })).toEqual([])
})
