export type Outcome = { ok: boolean; reason?: string; [more: string]: unknown } | { ok: null; why: string }

/** The action names somebody or something that is not there (any more): nothing happens. */
export const skipped = (why: string): Outcome => ({ ok: null, why })
