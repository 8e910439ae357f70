import { ChevronLeft, ChevronRight, SearchX, X } from 'lucide-react'
import { Form, Link } from 'react-router'
import type { Route } from './+types/therapists'
import { localeContext, userContext } from '../../context.ts'
import { translator } from '../../i18n/translator.server.ts'
import { useT } from '../../i18n/use-t.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Chips } from '../../ui/choice.tsx'
import { EmptyState } from '../../ui/display.tsx'
import { SearchField } from '../../ui/field.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { guestPageCache } from '../../web/guest-page-cache.ts'
import { CardIcons } from './card-icons.tsx'
import { FilterButton, FilterSheet, PlaceButton, PlaceSheet } from './therapist-filters.tsx'
import { TherapistListCard } from './therapist-card.tsx'
import { readListView } from './therapists.server.ts'

export const middleware: Route.MiddlewareFunction[] = [guestPageCache()]

export function loader({ context, url }: Route.LoaderArgs) {
  const locale = context.get(localeContext)
  return readListView(url.searchParams, context.get(userContext), translator(locale), locale)
}

export default function Therapists({ loaderData: view }: Route.ComponentProps) {
  const t = useT()
  return (
    <Page wide>
      <PageHeader title={t('discovery.title')} subtitle={<PlaceButton label={view.place.label} />} />
      <meta name="description" content={t('discovery.description')} />
      <div className="-mt-2 flex gap-2">
        <Form method="get" action="/therapists" role="search" className="min-w-0 flex-1">
          <Kept view={view} without="q" />
          <SearchField
            name="q"
            label={t('discovery.search')}
            defaultValue={view.filters.q}
            key={view.filters.q}
            maxLength={100}
            enterKeyHint="search"
          />
        </Form>
        <FilterButton count={view.active.filter((each) => !each.label.startsWith('“')).length} />
      </div>
      <Chips
        label={t('discovery.sort')}
        chips={view.sorts.map((sort) => ({ to: sort.to, label: sort.label, selected: sort.value === view.filters.sort }))}
      />
      {view.active.length > 0 && <ActiveFilters view={view} />}
      <CardIcons />
      {view.cards.length === 0 ? (
        <Nobody view={view} />
      ) : (
        <ul aria-label={t('discovery.list')} className="grid gap-3 md:grid-cols-2 lg:gap-4">
          {view.cards.map((card) => (
            <TherapistListCard key={card.id} card={card} place={view.place.param} />
          ))}
        </ul>
      )}
      <Pages view={view} />
      <FilterSheet view={view}>
        <Kept view={view} without="filters" />
      </FilterSheet>
      <PlaceSheet view={view}>
        <Kept view={view} without="place" />
      </PlaceSheet>
    </Page>
  )
}

export type ListView = Route.ComponentProps['loaderData']

/** What a form does not ask for itself travels along hidden; every form starts again at page one. */
function Kept({ view, without }: { view: ListView; without: 'q' | 'filters' | 'place' }) {
  const { q, specialty, gender, distance, sort } = view.filters
  const kept: [string, string | number][] = [['sort', sort]]
  if (without !== 'q' && q) kept.push(['q', q])
  if (without !== 'filters') kept.push(['specialty', specialty], ['gender', gender], ['distance', distance])
  if (without !== 'place') kept.push(...new URLSearchParams(view.place.param))
  return (
    <>
      {kept
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
    </>
  )
}

function ActiveFilters({ view }: { view: ListView }) {
  const t = useT()
  return (
    <ul className="flex flex-wrap gap-2">
      {view.active.map((filter) => (
        <li key={filter.label}>
          <Link
            to={filter.to}
            aria-label={t('discovery.filter.remove', { name: filter.label })}
            className="inline-flex min-h-11 items-center gap-1.5 rounded-full bg-brand-soft px-4 text-sm font-semibold text-brand-ink"
          >
            {filter.label}
            <X aria-hidden className="size-4" />
          </Link>
        </li>
      ))}
      {view.active.length > 1 && (
        <li>
          <Link to={view.clear} className="inline-flex min-h-11 items-center px-2 text-sm font-semibold text-brand underline">
            {t('discovery.filter.clear')}
          </Link>
        </li>
      )}
    </ul>
  )
}

function Nobody({ view }: { view: ListView }) {
  const t = useT()
  return (
    <EmptyState
      icon={<SearchX />}
      title={t('discovery.empty')}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          {view.wider && <LinkButton to={view.wider}>{t('discovery.empty.wider')}</LinkButton>}
          {view.active.length > 0 && (
            <LinkButton to={view.clear} variant="secondary">
              {t('discovery.filter.clear')}
            </LinkButton>
          )}
        </div>
      }
    >
      {t('discovery.empty.body')}
    </EmptyState>
  )
}

function Pages({ view }: { view: ListView }) {
  const t = useT()
  if (!view.previous && !view.next) return null
  return (
    <nav aria-label={t('discovery.page', { page: view.filters.page })} className="flex items-center justify-between gap-3">
      {view.previous ? (
        <LinkButton to={view.previous} variant="secondary" size="sm" icon={<ChevronLeft aria-hidden className="size-5" />}>
          {t('common.page.previous')}
        </LinkButton>
      ) : (
        <span />
      )}
      <span className="numeric text-sm text-muted">{t('discovery.page', { page: view.filters.page })}</span>
      {view.next ? (
        <LinkButton to={view.next} variant="secondary" size="sm">
          {t('common.page.next')}
          <ChevronRight aria-hidden className="size-5" />
        </LinkButton>
      ) : (
        <span />
      )}
    </nav>
  )
}
