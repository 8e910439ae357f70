import { data } from 'react-router'
import type { Route } from './+types/regions'
import { areaOptions } from '../shared/area-options.server.ts'

/** Which cities, districts and villages there are below what is chosen; public. */
export function loader({ url }: Route.LoaderArgs) {
  const chosen = (name: string) => url.searchParams.get(name) ?? ''
  const options = areaOptions({ province: chosen('province'), city: chosen('city'), district: chosen('district') })
  return data(options, { headers: { 'Cache-Control': 'public, max-age=86400' } })
}
