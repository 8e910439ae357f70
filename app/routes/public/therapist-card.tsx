import { Link } from 'react-router'
import { useT } from '../../i18n/use-t.tsx'
import { Avatar } from '../../ui/display.tsx'
import type { CardView } from './therapists.server.ts'

/** One therapist in the list. The name is the link and reaches over the whole card; icons come from `CardIcons`. */
export function TherapistListCard({ card, place }: { card: CardView; place: string }) {
  const t = useT()
  return (
    <li className="relative flex flex-col gap-3 rounded-lg border border-line bg-surface p-4 shadow-card transition-shadow focus-within:shadow-lift hover:shadow-lift">
      <div className="flex gap-3.5">
        <Avatar name={card.name} src={card.photo} size="lg" />
        <div className="min-w-0 flex-1">
          <h2 className="text-base font-bold">
            <Link
              to={`/therapists/${card.id}?${place}`}
              viewTransition
              className="text-ink no-underline after:absolute after:inset-0 after:rounded-lg"
            >
              {card.name}
              <svg role="img" aria-label={t('discovery.verified')} className="ml-1 inline size-4.5 align-[-3px]">
                <use href="#i-check" />
              </svg>
            </Link>
          </h2>
          <p className="text-sm text-muted">{card.title}</p>
          <p className="numeric mt-1 flex flex-wrap items-center gap-x-2.5 text-sm text-muted">
            <span className="inline-flex items-center gap-1">
              <svg aria-hidden className="size-4">
                <use href="#i-star" />
              </svg>
              {card.rating && <b className="font-semibold text-ink">{card.rating}</b>}
              {card.reviews}
            </span>
            <span className="inline-flex items-center gap-1">
              <svg aria-hidden className="size-4">
                <use href="#i-pin" />
              </svg>
              {card.distance}
            </span>
          </p>
        </div>
      </div>
      <p className="flex flex-wrap gap-1.5 text-xs font-semibold">
        {card.today && <span className="rounded-full bg-brand-soft px-2.5 py-1 text-brand-ink">{card.today}</span>}
        {card.specialties.map((name) => (
          <span key={name} className="rounded-full bg-sunken px-2.5 py-1">
            {name}
          </span>
        ))}
      </p>
      <div className="mt-auto flex items-end justify-between gap-3 border-t border-line pt-3 text-sm">
        {card.days.length === 0 ? (
          <p className="text-muted">{t('discovery.noSlots')}</p>
        ) : (
          <div className="numeric min-w-0 font-semibold">
            <p className="text-xs font-normal text-muted">{card.slotsTitle}</p>
            {card.days.map((day) => (
              <p key={day.label} className="mt-1 flex flex-wrap items-center gap-1 text-brand-ink">
                <span className="mr-0.5 text-ink">{day.label}</span>
                {day.times.map((time) => (
                  <span key={time} className="rounded-sm bg-brand-soft px-1.5 py-0.5">
                    {time}
                  </span>
                ))}
              </p>
            ))}
          </div>
        )}
        <p className="shrink-0 text-right text-muted">
          {card.price === null ? (
            t('discovery.noPrice')
          ) : (
            <>
              <span className="block text-xs">{t('discovery.priceFrom')}</span>
              <b className="numeric text-base text-ink">{card.price}</b>
            </>
          )}
        </p>
      </div>
    </li>
  )
}
