import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseContact, parseEmail, parsePhone, showPhone } from './contact.ts'

test.each([
  '081234567890',
  '6281234567890',
  '+6281234567890',
  '+62 812-3456-7890',
  '0812 3456 7890',
  '(0812) 3456.7890',
  '006281234567890',
  '+62 0812 3456 7890',
  '62 0812-3456-7890',
  ' 0812–3456–7890 ',
  '81234567890',
  '０８１２３４５６７８９０',
])('O01 the phone number %s is +6281234567890', (text) => {
  expect(parsePhone(text)).toBe('+6281234567890')
})

test('O01 what cannot be a number is refused', () => {
  for (const text of [
    '',
    '0',
    '0812',
    '08123',
    '+62',
    'halo',
    '0812345678901234',
    '081234567890x',
    '+62812345678901234567',
    '*123#',
    '0'.repeat(60),
  ])
    expect(parsePhone(text), text).toBeNull()
})

test('O01 a landline and a foreign number are taken', () => {
  expect(parsePhone('021 5551234')).toBe('+62215551234')
  expect(parsePhone('+65 8123 4567')).toBe('+6581234567')
})

test('O01 any text gives null or a number the table accepts, and reading it again changes nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ()-]{0,20}$/)), (text) => {
      const phone = parsePhone(text)
      if (phone === null) return
      expect(phone).toMatch(/^\+[1-9][0-9]{7,14}$/)
      expect(parsePhone(phone)).toBe(phone)
      expect(parsePhone(showPhone(phone))).toBe(phone)
    }),
    { numRuns: 2_000 },
  )
})

test('O01 an e-mail has one spelling', () => {
  expect(parseEmail('  Budi.Santoso@Example.COM ')).toBe('budi.santoso@example.com')
  for (const text of ['budi', 'budi@', '@x.id', 'a b@x.id', `${'a'.repeat(250)}@x.id`]) expect(parseEmail(text)).toBeNull()
  expect(parseContact('BUDI@x.id')).toEqual({ kind: 'email', value: 'budi@x.id' })
  expect(parseContact('0812-3456-7890')).toEqual({ kind: 'phone', value: '+6281234567890' })
  expect(parseContact('budi')).toBeNull()
})

test('O01 a phone is shown the Indonesian way', () => {
  expect(showPhone('+6281234567890')).toBe('0812-3456-7890')
  expect(showPhone('+6581234567')).toBe('+65 8123 4567')
})
