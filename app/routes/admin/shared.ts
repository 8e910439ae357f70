import { data, type RouterContextProvider } from 'react-router'
import { z } from 'zod'
import { localeContext, urlContext, type SessionUser } from '../../context.ts'
import { database, inTransaction, type Actor, type Tx } from '../../platform/db.ts'
import { requestedPage, type PageRequest } from '../../platform/paging.ts'
import type { MessageKey, Params } from '../../i18n/messages.ts'
import { translator } from '../../i18n/translator.server.ts'
import { notFound, requireUser } from '../session.ts'
import { readable } from '../shared/form.ts'

export { formFields, parseRupiah } from '../shared/form.ts'

type Context = Readonly<RouterContextProvider>

/** The admin behind this request; others get 404, guests are sent to sign in. */
export function requireAdmin(context: Context): SessionUser {
  return requireUser(context, 'ADMIN')
}

/** Runs a use case as the signed-in admin. */
export function asAdmin<T>(user: SessionUser, work: (tx: Tx) => Promise<T>): Promise<T> {
  const actor: Actor = { kind: 'user', id: user.id, role: user.role }
  return inTransaction(actor, work)
}

export function reader() {
  return database().prisma
}

/** An id from the address; anything else is a page that does not exist. */
export function uuidParam(value: string | undefined): string {
  if (!z.uuid().safeParse(value).success) throw notFound()
  return value as string
}

const text = z.string().transform(readable).pipe(z.string().trim().min(1).max(200)).optional().catch(undefined)
const day = z.iso
  .date()
  .refine((value) => value >= '2000-01-01' && value < '2200-01-01')
  .optional()
  .catch(undefined)

/** Pieces of filters as they stand in the address; nonsense counts as not set. */
export const filterField = {
  text,
  day,
  uuid: z.uuid().optional().catch(undefined),
  oneOf: <const V extends readonly [string, ...string[]]>(values: V) => z.enum(values).optional().catch(undefined),
}

/** The filter and the page in the address. Empty fields of a form count as not set. */
export function readFilter<Shape extends z.ZodRawShape>(
  context: Context,
  shape: Shape,
): { filter: z.output<z.ZodObject<Shape>>; page: PageRequest } {
  const { searchParams } = context.get(urlContext)
  const entries = [...searchParams].filter(([, value]) => value !== '')
  const given = Object.fromEntries(entries)
  return { filter: z.object(shape).parse(given), page: requestedPage(searchParams) }
}

/** What a confirm dialog or a form of the admin is answered with. */
export type ActionAnswer = { ok: true; message: string } | { ok: false; message: string; errors?: Record<string, string> }

export function done(context: Context, key: MessageKey, params?: Params): ActionAnswer {
  return { ok: true, message: translator(context.get(localeContext))(key, params) }
}

/** A refusal in the admin's language, with status 409, or 422 when fields are to blame. */
export function refused(context: Context, key: MessageKey, params?: Params, errors?: Record<string, string>) {
  const answer: ActionAnswer = { ok: false, message: translator(context.get(localeContext))(key, params), ...(errors && { errors }) }
  return data(answer, { status: errors ? 422 : 409 })
}

/** Text of a use case's refusal: `admin.refused.<reason>`. */
export function refusedFor(context: Context, reason: string, params?: Params) {
  if (reason === 'not_found' || reason === 'not_admin') throw notFound()
  const t = translator(context.get(localeContext))
  return data<ActionAnswer>({ ok: false, message: t.maybe(`admin.refused.${reason}`, params) ?? t('common.form.failed') }, { status: 409 })
}
