import { localParts, type Zone } from '../../i18n/format.ts'

export type SlotView = { zone: Zone; days: { date: string; count: number }[]; day: string; slots: number[] }

/**
 * What the slot picker shows: how many starts each local date has and the starts
 * of one of them. An absent or unknown day falls to the first with a free start.
 */
export function slotView(
  listing: { zone: string; from: Temporal.PlainDate; days: number; slots: { startsAt: number }[] },
  wanted: string | null,
): SlotView {
  const zone = listing.zone as Zone
  const byDate = new Map<string, number[]>()
  for (let index = 0; index < listing.days; index++) byDate.set(listing.from.add({ days: index }).toString(), [])
  for (const { startsAt } of listing.slots) byDate.get(localParts(startsAt, zone).date)?.push(startsAt)
  const days = [...byDate].map(([date, starts]) => ({ date, count: starts.length }))
  const day = wanted !== null && byDate.has(wanted) ? wanted : (days.find((each) => each.count > 0) ?? days[0])!.date
  return { zone, days, day, slots: byDate.get(day) ?? [] }
}
