import { describe, expect, test } from 'vitest'
import { parseAmount, parseInstructions, parseStatus, parseTransaction, parseWib } from './parse.ts'

describe('F14 reading the gateway', () => {
  test('F14 amounts are whole rupiah or nothing', () => {
    expect(parseAmount('150000.00')).toBe(150_000n)
    expect(parseAmount('150000')).toBe(150_000n)
    expect(parseAmount(150_000)).toBe(150_000n)
    for (const bad of ['150000.50', '-1.00', '1e5', '', ' ', null, undefined, {}, 'Rp 1']) expect(parseAmount(bad)).toBeNull()
  })

  test('F14 times have no offset and are WIB', () => {
    expect(parseWib('2026-01-05 09:07:12')?.toString()).toBe('2026-01-05T02:07:12Z')
    expect(parseWib('2026-01-01 00:00:00')?.toString()).toBe('2025-12-31T17:00:00Z')
    for (const bad of ['2026-13-05 09:07:12', '2026-01-05T09:07:12Z', '', null]) expect(parseWib(bad)).toBeNull()
  })

  test('F14 statuses in any case; fraud decides about captured money', () => {
    expect(parseStatus('PENDING', undefined)).toBe('pending')
    expect(parseStatus('settlement', undefined)).toBe('paid')
    expect(parseStatus('capture', 'challenge')).toBe('challenge')
    expect(parseStatus('capture', 'deny')).toBe('denied')
    expect(parseStatus('failure', 'accept')).toBe('denied')
    expect(parseStatus('anything', 'accept')).toBeNull()
    expect(parseTransaction({ transaction_status: 'settlement' })).toBeNull()
  })

  test('F13 actions are found by name, and a script address is none', () => {
    const actions = [{ name: 'get-status', url: 'https://a.test/s' }, { name: 'deeplink-redirect', url: 'gojek://pay' }, null]
    expect(parseInstructions('gopay', { actions })).toEqual({ kind: 'ewallet', wallet: 'gopay', deeplinkUrl: 'gojek://pay' })
    expect(parseInstructions('gopay', { actions: [{ name: 'deeplink-redirect', url: 'javascript://alert(1)' }] })).toBeNull()
    expect(parseInstructions('va_bca', { va_numbers: [] })).toBeNull()
  })
})
