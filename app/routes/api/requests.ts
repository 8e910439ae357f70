import { listWaitingRequests, type WaitingRequest } from '../../domain/visit/therapist-queries.ts'
import { database } from '../../platform/db.ts'
import type { OpenRequest } from '../../pwa/open-request.ts'
import type { Route } from './+types/requests'
import { NO_STORE, signedIn } from './signed-in.server.ts'

/** GET: the requests waiting for the calling therapist, soonest deadline first. */
export async function loader({ context }: Route.LoaderArgs) {
  const { user } = signedIn(context, 'THERAPIST')
  const requests = await listWaitingRequests(database().prisma, user.id)
  return Response.json({ requests: requests.flatMap(viewOf) }, { headers: NO_STORE })
}

function viewOf(request: WaitingRequest): OpenRequest[] {
  if (!request.therapist_respond_by || !request.paid_at) return []
  return [
    {
      id: request.id,
      code: request.code,
      type: request.booking_type,
      net: Number(request.net),
      sessions: request.session_count,
      packageId: request.package_name_id,
      packageEn: request.package_name_en,
      place: request.place,
      area: request.area,
      distanceKm: request.distance_km,
      patient: request.patient_name,
      startsAt: request.starts_at?.toISOString() ?? null,
      zone: request.time_zone,
      askedAt: request.paid_at.toISOString(),
      respondBy: request.therapist_respond_by.toISOString(),
    },
  ]
}
