import { BadgeCheck, MapPin, Star } from 'lucide-react'
import { Link } from 'react-router'
import { useT } from '../../i18n/use-t.tsx'
import { Avatar } from '../../ui/display.tsx'
import type { CardView } from './therapists.server.ts'

/** One therapist in the list. The name is the link and reaches over the whole card. */
export function TherapistListCard({ card, place }: { card: CardView; place: string }) {
  const t = useT()
  return (
    <li className="relative flex flex-col gap-3 rounded-lg border border-line bg-surface p-4 shadow-card transition-shadow focus-within:shadow-lift hover:shadow-lift">
      <div className="flex gap-3.5">
        <Avatar name={card.name} src={card.photo} size="lg" />
        <div className="min-w-0 flex-1">
          <h2 className="text-base font-bold">
            <Link to={`/therapists/${card.id}?${place}`} viewTransition className="text-ink no-underline after:absolute after:inset-0 after:rounded-lg">
              {card.name}<BadgeCheck aria-label={t('discovery.verified')} className="ml-1 inline size-4.5 fill-brand align-[-3px] text-on-brand" />
            </Link>
          </h2>
          <p className="text-sm text-muted">{card.title}</p>
          <p className="numeric mt-1 flex flex-wrap items-center gap-x-2.5 text-sm">
            <span className="inline-flex items-center gap-1">
              <Star aria-hidden className="size-4 fill-accent text-accent" />
              {card.rating && <b className="font-semibold">{card.rating}</b>}
              <span className="text-muted">{card.rating ? `(${card.reviews})` : card.reviews}</span>
            </span>
            <span className="inline-flex items-center gap-1 text-muted"><MapPin aria-hidden className="size-4" />{card.distance}<span> · {card.city}</span></span>
          </p>
        </div>
      </div>
      <p className="flex flex-wrap gap-1.5">
        {card.specialties.map(name => <span key={name} className="rounded-full bg-sunken px-2.5 py-1 text-xs font-semibold">{name}</span>)}
      </p>
      <div className="mt-auto flex items-end justify-between gap-3 border-t border-line pt-3">
        {card.days.length === 0 ? <p className="text-sm text-muted">{t('discovery.noSlots')}</p> : (
          <div className="min-w-0">
            <p className="text-xs text-muted">{t('discovery.nextSlots')} ({card.zone})</p>
            {card.days.map(day => (
              <p key={day.label} className="numeric mt-1 flex flex-wrap items-center gap-1.5 text-sm">
                <span className="font-semibold">{day.label}</span>
                {day.times.map(time => <span key={time} className="rounded-sm bg-brand-soft px-2 py-0.5 font-semibold text-brand-ink">{time}</span>)}
              </p>
            ))}
          </div>
        )}
        <p className="shrink-0 text-right text-sm">
          {card.price === null ? <span className="text-muted">{t('discovery.noPrice')}</span>
            : <><span className="block text-xs text-muted">{t('discovery.priceFrom')}</span><b className="numeric text-base">{card.price}</b></>}
        </p>
      </div>
    </li>
  )
}
