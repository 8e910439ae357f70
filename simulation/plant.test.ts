import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../scripts/support/project.ts'
import { FAULTS } from './faults.ts'
import { plantIn } from './plant.ts'

test('a place is found however a formatter lays it out', () => {
  const patch = { file: 'x.ts', from: 'await post(tx, { key: `a`, amount })', to: 'void 0' }
  const laidOut = 'const a = 1\nawait post(\n  tx,\n  {\n    key: `a`,\n    amount,\n  },\n)\nconst b = 2'
  expect(plantIn(laidOut, patch, 'test')).toBe('const a = 1\nvoid 0\nconst b = 2')
  expect(() => plantIn('nothing of it', patch, 'test')).toThrow('there 0 times')
  expect(() => plantIn(`${laidOut}\n${laidOut}`, patch, 'test')).toThrow('there 2 times')
})

test.each(FAULTS.flatMap(({ name, patches }) => patches.map((patch) => ({ name, patch }))))(
  'the place of the fault "$name" in $patch.file is there',
  ({ name, patch }) => {
    expect(plantIn(readFileSync(join(root, patch.file), 'utf8'), patch, name)).toContain(patch.to)
  },
)
