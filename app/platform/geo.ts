type Point = { latitude: number; longitude: number }

/** Mean radius of the earth in kilometres. */
const EARTH = 6371

/** Great-circle distance in kilometres. */
export function distanceKm(a: Point, b: Point): number {
  const radians = Math.PI / 180
  const dLat = (b.latitude - a.latitude) * radians
  const dLon = (b.longitude - a.longitude) * radians
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** The same distance as SQL, between two places given as expressions written in code, never as values. */
export function distanceKmSql(a: { latitude: string; longitude: string }, b: { latitude: string; longitude: string }): string {
  const square = (expression: string) => `power(sin(radians(${expression}) / 2), 2)`
  return `2 * ${EARTH} * asin(least(1, sqrt(${square(`${b.latitude} - ${a.latitude}`)}
    + cos(radians(${a.latitude})) * cos(radians(${b.latitude})) * ${square(`${b.longitude} - ${a.longitude}`)})))`
}
