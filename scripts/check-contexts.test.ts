import { expect, test } from 'vitest'
import { checkContexts, wrongImports } from './check-contexts.ts'

const files = (imports: Record<string, string>) => Object.entries(imports).map(([file, text]) => ({ file, text }))
const wrongIn = (imports: Record<string, string>, still: string[] = []) => wrongImports(files(imports), still)

test.each([
  ['a value', "import { x } from '../booking/booking.ts'"],
  ['only a type', "import type { X } from '../booking/booking.ts'"],
  ['a type inside', "export type Y = import('../booking/booking.ts').X"],
  ['what is passed on', "export { x } from '../booking/booking.ts'"],
  ['on several lines', "import {\n  x,\n  type Y,\n} from '../booking/booking.ts'"],
  ['at run time', "const x = await import('../booking/booking.ts')\nexport { x }"],
])('a context imports nothing that stands on it: %s', (_, text) => {
  expect(wrongIn({ 'app/domain/session/a.ts': text })).toEqual([
    expect.stringMatching(/^app\/domain\/session\/a\.ts:\d imports .*: session > booking goes upwards$/),
  ])
})

test('downwards is right, and a comment or a test may name anything', () => {
  expect(
    wrongIn({
      'app/domain/booking/a.ts': "import { x } from '../session/a.ts'",
      'app/domain/session/a.ts': "// import { x } from '../booking/a.ts'\nexport const x = \"import y from '../booking/a.ts'\"",
      'app/domain/session/a.db.test.ts': "import { x } from '../booking/a.ts'",
    }),
  ).toEqual([])
})

test('a circle is printed, also one over three contexts', () => {
  const wrong = wrongIn({
    'app/domain/booking/a.ts': "import { x } from '../session/a.ts'",
    'app/domain/session/a.ts': "import { x } from '../ledger/a.ts'",
    'app/domain/ledger/a.ts': "import type { X } from '../booking/a.ts'",
  })
  expect(wrong).toContain('Circle of contexts: booking > session > ledger > booking')
  expect(wrong).toHaveLength(2)
})

test('on one line only the listed way', () => {
  expect(wrongIn({ 'app/domain/receipt/a.ts': "import '../withdrawal/a.ts'" })).toEqual([])
  expect(wrongIn({ 'app/domain/withdrawal/a.ts': "import '../receipt/a.ts'" })).toEqual([expect.stringContaining('goes sideways')])
})

test('a context that the list does not know', () => {
  expect(wrongIn({ 'app/domain/fresh/a.ts': "import '../policy/a.ts'" })[0]).toContain('app/domain/fresh stands on no line')
})

test('what still goes upwards is listed exactly', () => {
  const imports = { 'app/domain/session/a.ts': "import '../booking/a.ts'" }
  expect(wrongIn(imports, ['session > booking'])).toEqual([])
  expect(wrongIn(imports, ['session > booking', 'ledger > booking'])).toEqual([
    expect.stringContaining('ledger > booking is imported no more'),
  ])
})

test.each([
  ['folders of routes', 'app/routes/patient/a.tsx', '../admin/a.ts', 'stands in app/routes/shared/'],
  ['shared routes a folder', 'app/routes/shared/a.tsx', '../admin/a.ts', 'stands in app/routes/shared/'],
  ['the phone the domain', 'app/pwa/a.ts', '../domain/booking/a.ts', 'may import'],
  ['the phone the database', 'app/pwa/a.ts', '../platform/db.ts', 'may import'],
  ['the phone a screen', 'app/pwa/a.ts', '../routes/api/a.ts', 'may import'],
  ['sockets a screen', 'app/realtime/a.ts', '../routes/api/a.ts', 'may import'],
  ['sockets a component', 'app/realtime/a.ts', '../ui/a.ts', 'may import'],
  ['the product a test', 'app/domain/booking/a.ts', '../../../test/world.ts', 'does not stand on its tests'],
])('may not import: %s', (_, file, to, reason) => {
  expect(wrongIn({ [file]: `import type { X } from '${to}'` })).toEqual([expect.stringContaining(reason)])
})

test.each([
  ['app/routes/patient/a.tsx', '../shared/a.ts'],
  ['app/routes/patient/a.tsx', './parts/a.ts'],
  ['app/routes/patient/a.tsx', '../session.ts'],
  ['app/pwa/a.ts', '../platform/events.ts'],
  ['app/pwa/a.ts', '../ui/button.tsx'],
  ['app/realtime/a.ts', '../domain/identity/sessions.ts'],
])('may import: %s of %s', (file, to) => {
  expect(wrongIn({ [file]: `import '${to}'` })).toEqual([])
})

test('a world for tests stands in test/', () => {
  expect(wrongIn({ 'app/domain/booking/test-world.ts': '' })).toEqual([expect.stringContaining('belongs in test/')])
})

test('the repository as it stands', () => {
  expect(checkContexts()).toEqual([])
})
