import { expect, test } from '@playwright/test'
import { createPackage, createPatient, createTherapist, gridTime } from '../test/fixtures.ts'
import { baseUrl, productDatabase, query, sessionCookieOf } from './product.ts'

type Outcome = { status: number; body: { error?: string; id?: string } }

async function book(cookie: string, body: object, headers: Record<string, string> = {}): Promise<Outcome> {
  const response = await fetch(`${baseUrl()}/api/bookings`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: `fisioku=${cookie}`, ...headers },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Outcome['body'] }
}

test.beforeAll(() => {
  productDatabase()
})

test('F05 200 patients book one slot at once over HTTP: one 201, 199 times 409, no 5xx', async () => {
  test.setTimeout(120_000)
  const therapist = await createTherapist()
  const packageId = await createPackage()
  const startsAt = (await gridTime(50)).toString()
  const patients = await Promise.all(Array.from({ length: 200 }, () => createPatient()))
  const cookies = await Promise.all(patients.map((patient) => sessionCookieOf(patient.id)))
  const outcomes = await Promise.all(
    patients.map((patient, index) =>
      book(cookies[index]!, { therapistId: therapist.id, packageId, addressId: patient.addressId, bookingType: 'REGULAR', startsAt }),
    ),
  )
  const count = (status: number) => outcomes.filter((outcome) => outcome.status === status).length
  expect({ created: count(201), refused: count(409), other: outcomes.length - count(201) - count(409) }).toEqual({
    created: 1,
    refused: 199,
    other: 0,
  })
  expect(new Set(outcomes.filter((outcome) => outcome.status === 409).map((outcome) => outcome.body.error))).toEqual(
    new Set(['slot_taken']),
  )
  const [row] = await query<{ n: number }>(`select count(*)::int as n from sessions where therapist_id = $1 and status = 'SCHEDULED'`, [
    therapist.id,
  ])
  expect(row!.n).toBe(1)
})

test('D11 F05 one tap repeated 20 times with one key makes one booking', async () => {
  const therapist = await createTherapist()
  const patient = await createPatient()
  const cookie = await sessionCookieOf(patient.id)
  const body = {
    therapistId: therapist.id,
    packageId: await createPackage(),
    addressId: patient.addressId,
    bookingType: 'REGULAR',
    startsAt: (await gridTime(53)).toString(),
  }
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => book(cookie, body, { 'Idempotency-Key': 'e2e-one-tap-repeated' })))
  expect(outcomes.filter((outcome) => outcome.status === 201)).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome.status === 200)).toHaveLength(19)
  expect(new Set(outcomes.map((outcome) => outcome.body.id)).size).toBe(1)
})

test('D03 F06 POST /api/bookings answers nonsense, foreign ids and missing rights clearly', async () => {
  const therapist = await createTherapist()
  const patient = await createPatient()
  const stranger = await createPatient()
  const incomplete = await createPatient({ isProfileComplete: false })
  const cookie = await sessionCookieOf(patient.id)
  const good = {
    therapistId: therapist.id,
    packageId: await createPackage(),
    addressId: patient.addressId,
    bookingType: 'REGULAR',
    startsAt: (await gridTime(56)).toString(),
  }
  const answers = async (body: object | string, as = cookie) => {
    const response = await fetch(`${baseUrl()}/api/bookings`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(as && { Cookie: `fisioku=${as}` }) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return [response.status, ((await response.json()) as { error: string }).error]
  }
  expect(await answers(good, '')).toEqual([401, 'sign_in_required'])
  expect(await answers('{ nonsense')).toEqual([400, 'invalid_json'])
  expect(await answers({ ...good, startsAt: 'tomorrow', therapistId: "1' or '1'='1" })).toEqual([422, 'invalid_input'])
  expect(await answers({ ...good, startsAt: '2020-01-01T00:00:00Z' })).toEqual([404, 'schedule_not_found'])
  expect(await answers({ ...good, startsAt: '+275760-01-01T00:00:00Z' })).toEqual([422, 'invalid_input'])
  expect(await answers({ ...good, addressId: stranger.addressId })).toEqual([404, 'address_not_found'])
  expect(await answers({ ...good, addressId: incomplete.addressId }, await sessionCookieOf(incomplete.id))).toEqual([
    403,
    'profile_incomplete',
  ])
  expect(await answers(good, await sessionCookieOf(therapist.userId))).toEqual([404, 'not_found'])
  const foreign = await fetch(`${baseUrl()}/api/bookings`, {
    method: 'POST',
    headers: { Origin: 'https://evil.test', 'Sec-Fetch-Site': 'cross-site', Cookie: `fisioku=${cookie}` },
    body: JSON.stringify(good),
  })
  expect(foreign.status).toBe(403)
})
