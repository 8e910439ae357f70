import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { Caller } from './caller.ts'
import type { Journal } from './journal.ts'
import type { Patient, Therapist, World } from './world.ts'
import type { Random } from './random.ts'

export type Place = {
  appUrl: string
  sandboxUrl: string
  pool: Pool
  world: World
  journal: Journal
  random: Random
  isControl: boolean
  isOver: () => boolean
}

type Visit = { bookingId: string; patient: Patient; therapist: Therapist; isSoon: boolean; intention: string }

const HALF_HOUR = 1_800_000
const METHODS = ['va_bca', 'va_bni', 'qris', 'gopay', 'va_permata'] as const

/** One device after another, each a whole journey: book, pay, be accepted, talk, be visited. */
export async function runClient(place: Place): Promise<number> {
  let journeys = 0
  for (; !place.isOver(); journeys++) {
    const patient = place.world.patients.pop()
    if (!patient) break
    await journey(place, new Caller(place.journal, place.random.fork(`caller ${journeys}`), place.isOver), patient)
  }
  return journeys
}

async function journey(place: Place, caller: Caller, patient: Patient): Promise<void> {
  const visit = await book(place, caller, patient)
  if (!visit || !(await pay(place, caller, visit))) return
  if (!(await accept(place, caller, visit))) return
  await talk(place, caller, visit)
  if (visit.isSoon) await treat(place, caller, visit)
}

async function book(place: Place, caller: Caller, patient: Patient): Promise<Visit | undefined> {
  const { random, journal, world } = place
  for (let choice = 0; choice < 4 && !place.isOver(); choice++) {
    const therapist = random.pick(world.therapists)
    const isSoon = random.chance(0.6)
    const startsAt = new Date(
      Math.ceil(Date.now() / HALF_HOUR) * HALF_HOUR + (isSoon ? random.below(4) : 8 + random.below(80)) * HALF_HOUR,
    ).toISOString()
    const intention = randomUUID()
    const entry: Journal['bookings'][number] = {
      intention,
      keys: [],
      patientId: patient.id,
      therapistId: therapist.id,
      startsAt,
      ids: new Set(),
    }
    journal.bookings.push(entry)
    const answer = await caller.call('book', (attempt) => {
      const key = place.isControl ? `${intention}-${attempt}` : intention
      if (!entry.keys.includes(key)) entry.keys.push(key)
      return {
        method: 'POST',
        url: `${place.appUrl}/api/bookings`,
        cookie: patient.cookie,
        headers: { 'Idempotency-Key': key },
        json: { therapistId: therapist.id, packageId: world.packageId, addressId: patient.addressId, bookingType: 'REGULAR', startsAt },
      }
    })
    if (answer && (answer.status === 200 || answer.status === 201)) {
      const bookingId = String(answer.body.id)
      entry.ids.add(bookingId)
      return { bookingId, patient, therapist, isSoon, intention }
    }
  }
  return undefined
}

/** Charges, pays at the gateway, and waits until the patient's own list says "paid". */
async function pay(place: Place, caller: Caller, { bookingId, patient }: Visit): Promise<boolean> {
  const method = place.random.pick(METHODS)
  const charge = await caller.call('charge', () => ({
    method: 'POST',
    url: `${place.appUrl}/payment/initiate`,
    cookie: patient.cookie,
    json: { bookingId, method },
  }))
  if (charge?.status !== 200 && charge?.status !== 201) return false
  const orderId = String(charge.body.orderId)
  place.journal.charges.push({ bookingId, orderId })
  // A refusal on a repeated press means that the first press was heard.
  const paid = await caller.call('gateway pay', () => ({ method: 'POST', url: `${place.sandboxUrl}/__sim/transactions/${orderId}/pay` }))
  if (paid?.status === 200) place.journal.payments.push({ orderId })
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(400)) {
    const list = await caller.call('my bookings', () => ({ method: 'GET', url: `${place.appUrl}/api/bookings`, cookie: patient.cookie }))
    const mine = (list?.body.bookings as { id: string; status: string }[] | undefined)?.find((booking) => booking.id === bookingId)
    if (mine && mine.status !== 'PENDING') return true
  }
  return false
}

async function accept(place: Place, caller: Caller, { bookingId, therapist }: Visit): Promise<boolean> {
  const answer = await caller.call('accept', () => ({
    method: 'POST',
    url: `${place.appUrl}/api/requests/${bookingId}`,
    cookie: therapist.cookie,
    json: { answer: 'accept' },
  }))
  if (answer?.status !== 200) return false
  place.journal.accepted.push(bookingId)
  return true
}

async function talk(place: Place, caller: Caller, { bookingId, patient, therapist }: Visit): Promise<void> {
  for (let line = 0; line < 4; line++) {
    const writer = line % 2 === 0 ? patient : therapist
    const intention = randomUUID()
    const entry: Journal['messages'][number] = { intention, bookingId, body: `pesan ${line} ${intention}`, acknowledged: [] }
    place.journal.messages.push(entry)
    let id = intention
    const answer = await caller.call('message', (attempt) => {
      if (place.isControl && attempt > 0) id = randomUUID()
      return {
        method: 'POST',
        url: `${place.appUrl}/api/bookings/${bookingId}/messages`,
        cookie: writer.cookie,
        json: { id, body: entry.body },
      }
    })
    if (answer && (answer.status === 200 || answer.status === 201)) entry.acknowledged.push(id)
  }
}

/** The therapist's four taps; the same form as the screen's. */
async function treat(place: Place, caller: Caller, { bookingId, therapist }: Visit): Promise<void> {
  const sessionId = await place.world.sessionOf(bookingId)
  if (!sessionId) return
  for (const intent of ['set_out', 'arrive', 'start', 'complete']) {
    const answer = await caller.call(`step ${intent}`, () => ({
      method: 'POST',
      url: `${place.appUrl}/therapist/sessions/${sessionId}.data`,
      cookie: therapist.cookie,
      form: { intent, note: '' },
    }))
    if (answer?.status !== 200 || !/"ok",true/.test(answer.text)) return
  }
  place.journal.completed.push(sessionId)
}
