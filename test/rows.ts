import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../scripts/support/project.ts'

/** One promise as docs/rows.md lists it; `–` where nothing stands. */
export type Row = { id: string; livesIn: string; test: string; state: string }

export function readRows(): Row[] {
  return readFileSync(join(root, 'docs/rows.md'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const cells = /^\| ([A-Z]\d\d) \|(.*)\|$/.exec(line)
      if (!cells) return []
      const [, livesIn = '', test = '', state = ''] = cells[2]!.split(' | ').map((cell) => cell.trim().replaceAll('`', ''))
      return [{ id: cells[1]!, livesIn, test, state }]
    })
}
