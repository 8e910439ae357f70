export const MAX_MESSAGE_LENGTH = 2_000

export type BodyResult = { ok: true; body: string } | { ok: false; reason: 'empty' | 'too_long' }

/** What people type, made safe to store and show: one form of accents and line ends, no control or direction-override characters. */
export function cleanBody(typed: string): BodyResult {
  const body = typed
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g, '')
    .replace(/\p{Surrogate}/gu, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()
  if (body === '') return { ok: false, reason: 'empty' }
  // PostgreSQL counts characters, JavaScript counts halves of them.
  return [...body].length > MAX_MESSAGE_LENGTH ? { ok: false, reason: 'too_long' } : { ok: true, body }
}
