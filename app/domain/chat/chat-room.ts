import { toInstantOrNull, type Reader } from '../../platform/db.ts'

/** A room as one of its two people sees it. */
export type ChatRoomView = {
  bookingId: string
  code: string
  timeZone: string
  isOpen: boolean
  /** When it became or will become read-only. */
  lockedAt: Temporal.Instant | null
  me: 'patient' | 'therapist'
  other: { userId: string; name: string; photoUrl: string | null; lastReadSeq: number }
  myLastReadSeq: number
  therapistId: string
}

type Row = {
  id: string
  code: string
  time_zone: string
  is_open: boolean
  chat_locked_at: Date | null
  patient_id: string
  patient_name: string
  therapist_id: string
  therapist_user_id: string
  therapist_name: string
  photo_url: string | null
  mine: bigint
  theirs: bigint
}

/** The room of a booking for its patient or its present therapist; null for anyone else and before acceptance. */
export async function readChatRoom(reader: Reader, input: { bookingId: string; userId: string }): Promise<ChatRoomView | null> {
  const [row] = await reader.$queryRaw<Row[]>`
    select b.id, b.code, b.time_zone, b.chat_locked_at, b.patient_id, p.name as patient_name,
      b.is_chat_active and (b.chat_locked_at is null or app_now() <= b.chat_locked_at) as is_open,
      t.id as therapist_id, t.user_id as therapist_user_id, d.name as therapist_name, t.photo_url,
      coalesce((select last_read_seq from chat_reads where room_id = r.id and user_id = ${input.userId}::uuid), 0) as mine,
      coalesce((select max(last_read_seq) from chat_reads where room_id = r.id and user_id = case when b.patient_id = ${input.userId}::uuid then t.user_id else b.patient_id end), 0) as theirs
    from chat_rooms r
    join bookings b on b.id = r.id
    join users p on p.id = b.patient_id
    join therapists t on t.id = b.therapist_id
    join users d on d.id = t.user_id
    where r.id = ${input.bookingId}::uuid and ${input.userId}::uuid in (b.patient_id, t.user_id)`
  if (!row) return null
  const isPatient = row.patient_id === input.userId
  return {
    bookingId: row.id,
    code: row.code,
    timeZone: row.time_zone,
    isOpen: row.is_open,
    lockedAt: toInstantOrNull(row.chat_locked_at),
    me: isPatient ? 'patient' : 'therapist',
    other: isPatient
      ? { userId: row.therapist_user_id, name: row.therapist_name, photoUrl: row.photo_url, lastReadSeq: Number(row.theirs) }
      : { userId: row.patient_id, name: row.patient_name, photoUrl: null, lastReadSeq: Number(row.theirs) },
    myLastReadSeq: Number(row.mine),
    therapistId: row.therapist_id,
  }
}
