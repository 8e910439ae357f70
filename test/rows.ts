import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../scripts/support/project.ts'

/** One promise as docs/rows.md lists it, with the files that test it. */
export type Row = { id: string; livesIn: string; tests: string[]; state: string }

export function readRows(): Row[] {
  return readFileSync(join(root, 'docs/rows.md'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const cells = /^\| ([A-Z]\d\d) \|(.*)\|$/.exec(line)
      if (!cells) return []
      const [, livesIn = '', test = '', state = ''] = cells[2]!.split(' | ').map((cell) => cell.trim().replaceAll('`', ''))
      return [{ id: cells[1]!, livesIn, tests: test === '–' ? [] : test.split(', '), state }]
    })
}
