import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './project.ts'
import { withoutUnusedParts } from './slim-client.ts'
import { EDITED_FILES, UNUSED } from './unused-parts.ts'

const sources = globSync('app/**/*.{ts,tsx}', { cwd: root, exclude: ['app/generated/**'] })
  .filter((file) => !/\.test\.tsx?$|\.server\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

test.each(UNUSED.filter((part) => part.sign))('the app never asks for: $name', ({ sign }) => {
  expect(sources.filter(({ text }) => sign!.test(text)).map(({ file }) => file)).toEqual([])
})

test('only the root has styles: none of a page is waited for', () => {
  const importing = sources.filter(({ text }) => /import '[^']+\.css'/.test(text)).map(({ file }) => file)
  expect(importing).toEqual(['app/root.tsx'])
})

describe('the edits', () => {
  const read = (file: string) => readFileSync(join(root, 'node_modules', file), 'utf8')

  test.each(Object.values(EDITED_FILES))('fit the installed %s', (file) => {
    expect(withoutUnusedParts(read(file), file)).not.toBe(read(file))
  })

  test('a library that has changed fails the build', () => {
    const file = EDITED_FILES.history
    const changed = read(file).replace('if (validateLocation)', 'if (validate)')
    expect(() => withoutUnusedParts(changed, file)).toThrow(/has changed/)
  })
})
