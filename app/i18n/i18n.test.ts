import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { formatDateTime, formatDuration, formatMoney, formatPlainDate, formatTime } from './format.ts'
import { localeFromHeader } from './locale.ts'
import { interpolate } from './messages.ts'
import { areaMessagesJson, translator } from './translator.server.ts'

const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]))].sort()

describe('T11 both languages say the same', () => {
  const files = readdirSync(new URL('./id', import.meta.url))

  test('the same dictionaries exist', () => {
    expect(readdirSync(new URL('./en', import.meta.url))).toEqual(files)
  })

  test.each(files)('%s has the same keys and the same blanks', async (file) => {
    const id = (await import(/* @vite-ignore */ `./id/${file}`)).default as Record<string, string>
    const en = (await import(/* @vite-ignore */ `./en/${file}`)).default as Record<string, string>
    expect(Object.keys(en).sort()).toEqual(Object.keys(id).sort())
    for (const key of Object.keys(id)) {
      expect(id[key], key).not.toBe('')
      expect(names(en[key] ?? ''), key).toEqual(names(id[key] ?? ''))
    }
  })
})

describe('T11 formats', () => {
  const moment = '2026-11-21T02:30:00Z'

  test('money is whole rupiah', () => {
    expect(formatMoney(350000n)).toBe('Rp\u00a0350.000')
    expect(formatMoney(-1500)).toBe('\u2212Rp\u00a01.500')
    expect(formatMoney('9007199254740993000')).toBe('Rp\u00a09.007.199.254.740.993.000')
  })

  test('a moment is told in the zone of the visit, with its name', () => {
    expect(formatDateTime(moment, 'Asia/Jakarta', 'id')).toBe('Sab, 21 Nov 2026 · 09.30 WIB')
    expect(formatDateTime(moment, 'Asia/Makassar', 'en')).toBe('Sat, 21 Nov 2026 · 10:30 WITA')
    expect(formatTime(moment, 'Asia/Jayapura', 'id')).toBe('11.30 WIT')
    expect(formatDateTime('2026-12-31T17:00:00Z', 'Asia/Jakarta', 'id')).toBe('Jum, 1 Jan 2027 · 00.00 WIB')
    expect(formatPlainDate('2026-08-17', 'id', 'long')).toBe('Senin, 17 Agustus 2026')
  })

  test('time left', () => {
    expect(formatDuration(245.9)).toBe('4:05')
    expect(formatDuration(3729)).toBe('1:02:09')
    expect(formatDuration(-3)).toBe('0:00')
  })
})

test('blanks and plurals are filled', () => {
  expect(interpolate('{count} {count|session|sessions} for {name}', { count: 1, name: 'Ayu' })).toBe('1 session for Ayu')
  expect(interpolate('{count} {count|session|sessions}', { count: 4 })).toBe('4 sessions')
  expect(interpolate('{missing}')).toBe('{missing}')
})

test('an unknown key is visible, a data-driven one can be asked for', () => {
  expect(translator('id')('common.save')).toBe('Simpan')
  expect(translator('en').maybe('common.booking.status.NOPE')).toBeUndefined()
})

test('inline texts cannot close their script element', () => {
  expect(areaMessagesJson('id', 'patient')).not.toContain('<')
  expect(JSON.parse(areaMessagesJson('id', 'patient'))).toHaveProperty('common')
})

test('the browser\u2019s language picks the first one we speak', () => {
  expect(localeFromHeader('en-GB,en;q=0.9')).toBe('en')
  expect(localeFromHeader('fr-FR,id;q=0.5')).toBe('id')
  expect(localeFromHeader(null)).toBe('id')
})
