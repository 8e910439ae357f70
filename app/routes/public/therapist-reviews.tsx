import { MessageSquareText, Star } from 'lucide-react'
import { Link } from 'react-router'
import { useT } from '../../i18n/use-t.tsx'
import { Card, EmptyState, Stars } from '../../ui/display.tsx'
import { Section } from '../../ui/page.tsx'
import type { TherapistView } from './therapist.tsx'

export function TherapistReviews({ view }: { view: TherapistView }) {
  const t = useT()
  if (view.reviewCount === 0) {
    return (
      <Section title={t('discovery.reviews')} id="reviews">
        <EmptyState icon={<MessageSquareText />} title={t('discovery.reviews.none')}>
          {t('discovery.reviews.none.body')}
        </EmptyState>
      </Section>
    )
  }
  const { older, newest } = view.reviewPages
  const page = (number: number) => `?${view.place}&reviews=${number}#reviews`
  const link = 'inline-flex min-h-11 items-center font-semibold text-brand'
  return (
    <Section title={t('discovery.reviews')} id="reviews" aside={<Stars rating={view.rating} count={view.reviewCount} />}>
      <Summary summary={view.summary} />
      <ul className="grid gap-3">
        {view.reviews.map((review) => (
          <Card as="li" key={review.id} className="flex flex-col gap-2">
            <p className="flex flex-wrap items-center justify-between gap-2 text-sm">
              <span className="font-semibold">{review.author}</span>
              <span className="flex items-center gap-3 text-muted">
                <StarRow rating={review.rating} />
                {review.date}
              </span>
            </p>
            {review.comment && <p>{review.comment}</p>}
            {review.reply && (
              <div className="rounded-md bg-sunken p-3 text-sm">
                <p className="font-semibold">{t('discovery.reviews.reply', { name: view.name })}</p>
                <p>{review.reply}</p>
              </div>
            )}
          </Card>
        ))}
      </ul>
      {(older || newest) && (
        <nav aria-label={t('discovery.reviews')} className="flex justify-between">
          {newest ? (
            <Link to={page(1)} preventScrollReset className={link}>
              {t('discovery.reviews.newest')}
            </Link>
          ) : (
            <span />
          )}
          {older && (
            <Link to={page(older)} preventScrollReset className={link}>
              {t('discovery.reviews.more')}
            </Link>
          )}
        </nav>
      )}
    </Section>
  )
}

function Summary({ summary }: { summary: TherapistView['summary'] }) {
  const t = useT()
  return (
    <Card className="grid gap-4 sm:grid-cols-2">
      <ul className="grid gap-1">
        {summary.bars.map((bar) => (
          <li key={bar.stars} className="numeric flex items-center gap-2 text-sm">
            <span className="sr-only">{t('discovery.reviews.stars', { stars: bar.stars, count: bar.count })}</span>
            <span aria-hidden className="w-3 text-right">
              {bar.stars}
            </span>
            <Star aria-hidden className="size-3.5 fill-accent text-accent" />
            <span aria-hidden className="h-2 flex-1 overflow-hidden rounded-full bg-sunken">
              <span className="block h-full rounded-full bg-accent" style={{ width: `${bar.percent}%` }} />
            </span>
            <span aria-hidden className="w-8 text-right text-muted">
              {bar.count}
            </span>
          </li>
        ))}
      </ul>
      <dl className="grid content-center gap-2 text-sm">
        {summary.aspects.map((aspect) => (
          <div key={aspect.key} className="flex justify-between gap-4">
            <dt className="text-muted">{t(`discovery.reviews.${aspect.key}`)}</dt>
            <dd className="numeric font-semibold">{aspect.value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

function StarRow({ rating }: { rating: number }) {
  const t = useT()
  return (
    <span className="inline-flex">
      <span className="sr-only">{t('common.rating', { rating })}</span>
      {[1, 2, 3, 4, 5].map((star) => (
        <Star key={star} aria-hidden className={star <= rating ? 'size-4 fill-accent text-accent' : 'size-4 text-line-strong'} />
      ))}
    </span>
  )
}
