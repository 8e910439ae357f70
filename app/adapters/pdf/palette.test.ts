import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PALETTE } from './palette.ts'

test('B09 papers have the colours of the pages by day', () => {
  const theme = readFileSync('app/ui/theme.css', 'utf8')
  for (const [name, colour] of Object.entries(PALETTE)) {
    if (name === 'white') continue
    const token = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    expect(theme, name).toContain(`--color-${token}: light-dark(${colour},`)
  }
})
