import { expect, test } from 'vitest'
import { hashPassword, passwordProblem, verifyPassword } from './passwords.ts'

test('O01 a password is kept as argon2id and recognized', async () => {
  const stored = await hashPassword('kuda lumping di pasar')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=32768,t=2,p=1\$/)
  expect(await hashPassword('kuda lumping di pasar')).not.toBe(stored)
  expect(await verifyPassword(stored, 'kuda lumping di pasar')).toBe(true)
  expect(await verifyPassword(stored, 'kuda lumping di pasaR')).toBe(false)
  expect(await verifyPassword(null, 'kuda lumping di pasar')).toBe(false)
})

test('O02 an unknown account costs as much time as a wrong password', async () => {
  const stored = await hashPassword('kuda lumping di pasar')
  const once = async (of: string | null) => {
    const start = performance.now()
    await verifyPassword(of, 'salah sekali ini')
    return performance.now() - start
  }
  await once(null)
  // The quickest of several, taken in turns: a busy machine slows both alike.
  let [known, unknown] = [Infinity, Infinity]
  for (let i = 0; i < 9; i++) [known, unknown] = [Math.min(known, await once(stored)), Math.min(unknown, await once(null))]
  expect(unknown).toBeGreaterThan(known * 0.4)
  expect(known).toBeGreaterThan(unknown * 0.4)
})

test('O02 many hashes at once wait in line and all finish', async () => {
  const stored = await hashPassword('kuda lumping di pasar')
  const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => verifyPassword(stored, i % 3 ? 'salah' : 'kuda lumping di pasar')))
  expect(answers.filter(Boolean)).toHaveLength(4)
})

test.each([
  ['1234567', 'password_short'],
  ['a'.repeat(129), 'password_long'],
  ['password', 'password_common'],
  ['Password123', 'password_common'],
  ['bismillah', 'password_common'],
  ['Bismillah2026!', 'password_common'],
  ['aaaaaaaaaa', 'password_common'],
  ['abcabcabc', 'password_common'],
  ['23456789', 'password_common'],
  ['hgfedcba', 'password_common'],
  ['budisantoso1', 'password_common'],
  ['Budi1990', 'password_common'],
])('O01 the password %s is refused: %s', (password, problem) => {
  expect(passwordProblem(password, ['Budi Santoso', 'budi@contoh.id'])).toBe(problem)
})

test.each(['fisioku-demo', 'kuda lumping', 'rumah-di-tebet', '  spasi boleh  ', 'x'.repeat(127) + 'y', 'kata sandi 😀 emoji'])(
  'O01 the password %s is taken',
  (password) => {
    expect(passwordProblem(password, ['Budi Santoso', 'budi@contoh.id'])).toBeNull()
  },
)
