import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useLocation } from 'react-router'
import { useT } from '../i18n/use-t.tsx'
import { LinkButton } from './button.tsx'

/** Where the address says which page of a list is shown. */
export const CURSORS = ['after', 'before'] as const

/** The pages beside the one shown, in the address; its filters stay. Nothing when the list has one page. */
export function Pager({
  page: { previous, next },
  keepScroll = false,
}: {
  page: { previous: string | null; next: string | null }
  keepScroll?: boolean
}) {
  const t = useT()
  const { pathname, search } = useLocation()
  if (!previous && !next) return null
  const to = (side?: (typeof CURSORS)[number], cursor?: string) => {
    const params = new URLSearchParams(search)
    for (const name of CURSORS) params.delete(name)
    if (side && cursor) params.set(side, cursor)
    return params.size > 0 ? `${pathname}?${params}` : pathname
  }
  return (
    <nav aria-label={t('common.page.pages')} className="flex items-center gap-3">
      {previous && (
        <>
          <LinkButton size="sm" preventScrollReset={keepScroll} variant="ghost" to={to()}>
            {t('common.page.first')}
          </LinkButton>
          <LinkButton
            size="sm"
            preventScrollReset={keepScroll}
            variant="secondary"
            to={to('before', previous)}
            icon={<ChevronLeft aria-hidden className="size-4" />}
          >
            {t('common.page.previous')}
          </LinkButton>
        </>
      )}
      {next && (
        <LinkButton size="sm" preventScrollReset={keepScroll} variant="secondary" to={to('after', next)} className="ml-auto">
          {t('common.page.next')}
          <ChevronRight aria-hidden className="size-4" />
        </LinkButton>
      )}
    </nav>
  )
}
