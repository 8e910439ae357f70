import type { Moment, Zone } from '../../i18n/format.ts'
import { DateTime } from '../../ui/display.tsx'

/** A moment in a table: short, on one line, in WIB unless the row has a zone of its own. */
export function When({ at, zone = 'Asia/Jakarta' }: { at: Moment; zone?: Zone }) {
  return <DateTime at={at} zone={zone} style="day" className="whitespace-nowrap" />
}
