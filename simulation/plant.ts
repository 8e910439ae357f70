import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../scripts/support/project.ts'

/** Planting a mistake in source text: what counts is the code's shape, not how a formatter laid it out. */
export type Patch = { file: string; from: string; to: string }

/** Mistakes somebody could make in the product. Each is planted in a copy of it; the simulation must notice. */
export type Fault = {
  name: string
  patches: Patch[]
  /** Run in each simulated database: guards of the schema that would hide the mistake. */ sql?: string
}

const SPECIAL = /[.*+?^${}()|[\]\\/]/

/**
 * A pattern that finds `code` however its lines are broken: white space anywhere is
 * ignored, and a closing bracket may have a comma before it that a formatter put there.
 */
export function shapeOf(code: string): RegExp {
  const letters = [...code.replace(/,(?=\s*[)\]}])/g, '').replace(/\s+/g, '')]
  const parts = letters.map((letter) => `${/[)\]}]/.test(letter) ? ',?\\s*' : ''}${SPECIAL.test(letter) ? `\\${letter}` : letter}`)
  return new RegExp(parts.join('\\s*'), 'g')
}

/**
 * @param text the file as it is
 * @throws when the place is not there exactly once: the code has moved on, so must the fault.
 */
export function plantIn(text: string, patch: Patch, name: string): string {
  const places = [...text.matchAll(shapeOf(patch.from))]
  if (places.length !== 1)
    throw new Error(
      `"${name}": its place in ${patch.file} is there ${places.length} times, not once; the code has moved on, so must the fault`,
    )
  const [place] = places
  return text.slice(0, place!.index) + patch.to + text.slice(place!.index + place![0].length)
}

/** A copy of parts of the repository to plant in; packages and the generated client are shared. */
export function copyTree(directory: string, parts: readonly string[]): void {
  const generated = join(root, 'app/generated')
  rmSync(directory, { recursive: true, force: true })
  for (const part of parts) {
    mkdirSync(dirname(join(directory, part)), { recursive: true })
    cpSync(join(root, part), join(directory, part), { recursive: true, filter: (path) => !path.startsWith(generated) })
  }
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'))
  symlinkSync(generated, join(directory, 'app/generated'))
}
