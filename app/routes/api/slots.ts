import { z } from 'zod'
import { durationOfPackage } from '../../domain/catalog/package-queries.ts'
import { freeSlotsOfTherapist } from '../../domain/scheduling/availability-queries.ts'
import { database } from '../../platform/db.ts'
import type { Route } from './+types/slots'
import { invalidInput } from './json-body.ts'

const query = z.object({
  from: z.iso
    .date({ error: 'must_be_YYYY-MM-DD' })
    .refine((text) => text >= '2020-01-01' && text < '2100-01-01', { error: 'out_of_range' })
    .optional(),
  days: z.coerce
    .number({ error: 'must_be_number' })
    .int({ error: 'must_be_whole' })
    .min(1, { error: 'must_be_1_to_31' })
    .max(31, { error: 'must_be_1_to_31' })
    .default(14),
  kind: z.enum(['regular', 'instant'], { error: 'must_be_regular_or_instant' }).default('regular'),
  package: z.uuid({ error: 'must_be_uuid' }).optional(),
})

/**
 * GET /api/therapists/:id/slots?from=YYYY-MM-DD&days=14[&kind=instant][&package=id]:
 * bookable starts, for a visit of the package's length. Dates are local to the
 * therapist; `from` defaults to today there. Ends include the therapist's travel.
 * Instant starts are none while the therapist is not online.
 */
export async function loader({ params, url }: Route.LoaderArgs) {
  const parsed = query.safeParse(Object.fromEntries([...url.searchParams].filter(([, value]) => value !== '')))
  if (!parsed.success) return invalidInput(parsed.error)
  const { from, days, kind, package: packageId } = parsed.data
  const durationMinutes = packageId ? await durationOfPackage(database().prisma, packageId) : undefined
  if (durationMinutes === null) return Response.json({ error: 'package_not_found' }, { status: 404 })
  const listing = z.uuid().safeParse(params.id).success
    ? await freeSlotsOfTherapist({
        therapistId: params.id,
        from: from ? Temporal.PlainDate.from(from) : null,
        days,
        door: kind,
        durationMinutes,
      })
    : null
  if (!listing) return Response.json({ error: 'therapist_not_found' }, { status: 404 })
  return Response.json(
    {
      therapistId: params.id,
      timeZone: listing.zone,
      from: listing.from.toString(),
      days,
      kind,
      slots: listing.slots.map((slot) => ({
        startsAt: new Date(slot.startsAt).toISOString(),
        endsAt: new Date(slot.endsAt).toISOString(),
      })),
      // Long enough to spare a busy page, far too short to sell a taken slot; booking checks again anyway.
    },
    { headers: { 'Cache-Control': 'public, max-age=5' } },
  )
}
