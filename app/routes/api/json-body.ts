import type { z } from 'zod'

const MAX_BYTES = 64_000

export type ParsedBody<T> = { ok: true; data: T } | { ok: false; response: Response }

/**
 * Reads and checks a JSON body. What cannot be read is 400, what is too large 413,
 * what does not fit the schema 422 with one message code per field.
 */
export async function readJsonBody<T>(request: Request, schema: z.ZodType<T>): Promise<ParsedBody<T>> {
  if (Number(request.headers.get('Content-Length') ?? 0) > MAX_BYTES) return refuse(413, 'body_too_large')
  const text = await request.text()
  if (text.length > MAX_BYTES) return refuse(413, 'body_too_large')
  // PostgreSQL's text holds no NUL character, and nobody types one.
  if (text.includes('\\u0000')) return refuse(400, 'invalid_json')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refuse(400, 'invalid_json')
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return { ok: true, data: parsed.data }
  return { ok: false, response: invalidInput(parsed.error) }
}

/** 422 with one message code per field. */
export function invalidInput(error: z.ZodError): Response {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[issue.path.join('.') || '_'] ??= issue.message
  return Response.json({ error: 'invalid_input', fields }, { status: 422 })
}

function refuse(status: number, error: string): { ok: false; response: Response } {
  return { ok: false, response: Response.json({ error }, { status }) }
}
