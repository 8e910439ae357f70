import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { createPackage, createPatient, createTherapist } from '../test/fixtures.ts'

export type Patient = { id: string; addressId: string; cookie: string }
export type Therapist = { id: string; userId: string; cookie: string }
export type World = {
  packageId: string
  patients: Patient[]
  therapists: Therapist[]
  sessionOf(bookingId: string): Promise<string | undefined>
}

/** People with a signed-in device each, made before anything dies. Their journeys go through HTTP alone. */
export async function peopleTheWorld(pool: pg.Pool, counts: { patients: number; therapists: number }): Promise<World> {
  const packageId = await createPackage({ sessions: 1, price: 350_000n })
  const therapists = await Promise.all(
    Array.from({ length: counts.therapists }, async () => {
      const { id, userId } = await createTherapist()
      return { id, userId, cookie: await signIn(pool, userId) }
    }),
  )
  const patients = await Promise.all(
    Array.from({ length: counts.patients }, async () => {
      const { id, addressId } = await createPatient()
      return { id, addressId, cookie: await signIn(pool, id) }
    }),
  )
  return {
    packageId,
    patients,
    therapists,
    async sessionOf(bookingId) {
      const { rows } = await patiently<{ id: string }>(pool, 'select id from sessions where booking_id = $1 order by ordinal limit 1', [
        bookingId,
      ])
      return rows[0]?.id
    },
  }
}

async function signIn(pool: pg.Pool, userId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await pool.query(
    `insert into login_sessions (user_id, token_hash, user_agent, expires_at) values ($1, $2, 'chaos', app_now() + interval '7 days')`,
    [userId, createHash('sha256').update(token).digest()],
  )
  return token
}

/** A read of the runner itself, repeated while the database is coming back. */
export async function patiently<T extends pg.QueryResultRow>(
  pool: pg.Pool,
  sql: string,
  values: unknown[] = [],
): Promise<pg.QueryResult<T>> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await pool.query<T>(sql, values)
    } catch (error) {
      if (attempt >= 60) throw error
      await sleep(250)
    }
  }
}
