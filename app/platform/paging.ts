/** Part of a list. */
export type Slice = { limit: number; offset: number }
export type PageOf<Row> = { rows: Row[]; total: number }

export const PAGE_SIZE = 25
/** More rows than anyone reads, fewer than hurt. */
export const EXPORT_SLICE: Slice = { limit: 20_000, offset: 0 }

export function sliceOf(page: number): Slice {
  return { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }
}

export function pagesOf(total: number): number {
  return Math.max(1, Math.ceil(total / PAGE_SIZE))
}

/** Typed text as a pattern for `ilike`, its wildcards meant literally; null when nothing was typed. */
export function likePattern(text: string | undefined): string | null {
  const trimmed = text?.trim()
  return trimmed ? `%${trimmed.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null
}
