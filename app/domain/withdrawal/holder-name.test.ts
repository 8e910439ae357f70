import { expect, test } from 'vitest'
import { isOwnAccount } from './holder-name.ts'

test.each([
  ['RINA KARTIKA', 'Rina Kartika'],
  ['RINA KARTIKA', 'Rina Kartika, S.Ft., Ftr.'],
  ['M RIZKY HIDAYAT', 'Muhammad Rizky Hidayat'],
  ['RIZKY HIDAYAT', 'Muhammad Rizky Hidayat'],
  ['SUKARNO', 'Sukarno'],
  ['Dr. Ayu Lestari', 'ayu lestari'],
  ['SITI NUR A', "Siti Nur A'isyah"],
])("O21 %s is %s's account", (holder, person) => {
  expect(isOwnAccount(holder, person)).toBe(true)
})

test.each([
  ['BUDI SANTOSO', 'Rina Kartika'],
  ['RINA WULANDARI', 'Rina Kartika'],
  ['RINA', 'Rina Kartika'],
  ['R K', 'Rina Kartika'],
  ['KARTIKA RINA', 'Rina Kartika'],
  ['', 'Rina Kartika'],
  ['PT MAJU JAYA', 'Maju'],
])("O21 %s is not %s's account", (holder, person) => {
  expect(isOwnAccount(holder, person)).toBe(false)
})
