import { startEmbeddedPostgres } from '../scripts/embedded-postgres.ts'

/** Gives the tests a PostgreSQL: the one named by TEST_DATABASE_URL, or an embedded one for this run. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.TEST_DATABASE_URL) return async () => undefined
  const postgres = await startEmbeddedPostgres({ directory: '.data/test-postgres', durable: false })
  process.env.TEST_DATABASE_URL = postgres.url
  return () => postgres.stop()
}
