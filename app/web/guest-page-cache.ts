import type { MiddlewareFunction } from 'react-router'
import { localeContext, nonceContext, textSizeContext, themeContext, userContext } from '../context.ts'

/**
 * Public pages look the same to every guest. One rendering serves all who ask for
 * the same address within a few seconds, so that a shared link or a crawler costs
 * one query and not a thousand; what is sold is checked again when it is booked.
 * Signed-in people are never served from here.
 */
const FRESH_MILLISECONDS = 3_000
const MAX_PAGES = 100

/** The page cut at each occurrence of its nonce; every answer carries its own. */
type Page = { pieces: Buffer[]; headers: [string, string][] }
type Entry = { until: number; page: Promise<Page | null> }

export function guestPageCache(clock: () => number = () => performance.now()): MiddlewareFunction<Response> {
  const pages = new Map<string, Entry>()

  return async ({ request, url, context }, next) => {
    const nonce = context.get(nonceContext)
    const isDocument = request.method === 'GET' && !new URL(request.url).pathname.endsWith('.data')
    // Without a nonce (development) there is nothing to cut at, and nothing to gain.
    if (context.get(userContext) || !nonce || !isDocument) return next()
    const key = [context.get(localeContext), context.get(themeContext), context.get(textSizeContext), url.pathname, url.search].join(' ')
    const known = pages.get(key)
    if (known && known.until > clock()) {
      const page = await known.page
      return page ? answer(page, nonce) : next()
    }
    const rendered = Promise.resolve(next()).then((response) => keep(response, nonce))
    // Whoever waits for a page that failed renders it again and meets the failure itself.
    remember(key, {
      until: clock() + FRESH_MILLISECONDS,
      page: rendered.then(
        (result) => result.page,
        () => null,
      ),
    })
    try {
      const { page, response } = await rendered
      if (!page) pages.delete(key)
      return page ? answer(page, nonce) : response
    } catch (error) {
      pages.delete(key)
      throw error
    }
  }

  function remember(key: string, entry: Entry): void {
    pages.delete(key)
    pages.set(key, entry)
    for (const oldest of pages.keys()) {
      if (pages.size <= MAX_PAGES) break
      pages.delete(oldest)
    }
  }
}

/** Only whole, successful pages that set nothing in the browser are shared. */
async function keep(response: Response, nonce: string): Promise<{ page: Page | null; response: Response }> {
  const isPage =
    response.status === 200 && !response.headers.has('Set-Cookie') && response.headers.get('Content-Type')?.startsWith('text/html')
  if (!isPage) return { page: null, response }
  const pieces = (await response.text()).split(nonce).map((piece) => Buffer.from(piece))
  return { page: { pieces, headers: [...response.headers] }, response }
}

function answer(page: Page, nonce: string): Response {
  const mark = Buffer.from(nonce)
  const body = Buffer.concat(page.pieces.flatMap((piece, index) => (index === 0 ? [piece] : [mark, piece])))
  return new Response(body, { status: 200, headers: page.headers })
}
