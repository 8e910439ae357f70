import type { ReactNode } from 'react'
import { formatDecimal } from '../../../i18n/format.ts'
import type { Locale } from '../../../i18n/locale.ts'
import type { Translate } from '../../../i18n/messages.ts'

/** An icon, a small label and what it says. */
export function IconLine({ icon, label, children }: { icon: ReactNode; label: ReactNode; children: ReactNode }) {
  return (
    <div className="flex gap-3">
      <span aria-hidden className="mt-0.5 shrink-0 text-brand [&>svg]:size-5">
        {icon}
      </span>
      <div className="min-w-0 flex-1">
        <p className="text-xs text-muted">{label}</p>
        <div className="font-semibold">{children}</div>
      </div>
    </div>
  )
}

/** `3,2 km`, or nothing when it is not known. */
export function distanceText(km: number | null, locale: Locale, t: Translate): string | null {
  return km === null ? null : t('common.km', { distance: formatDecimal(km, locale) })
}
