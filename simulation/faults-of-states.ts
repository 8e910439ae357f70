import type { Fault } from './plant.ts'

const session = (name: string) => `app/domain/session/${name}.ts`
const EXPIRY = "{ job: sweeps.expirePackages, when: { at: '00:00', zone: WIB } },"

/** Mistakes about what follows from a state: chats, questions, time, the clock, and whose work it was. */
export const STATE_FAULTS: Fault[] = [
  {
    name: 'a swap to quota forgets the chat lock',
    patches: [
      {
        file: session('move-session'),
        from: 'const kept = await keepBooking(tx, booking.id, { extendsFor })',
        to: `const kept = move.reason === 'therapist_swapped' ? { isCompleted: false, hasWorked: false, chatLocksAt: null } : await keepBooking(tx, booking.id, { extendsFor })`,
      },
    ],
  },
  {
    name: 'cancelling forgets the chat lock',
    patches: [
      {
        file: session('move-booking'),
        from: `await settleExceptions(tx, { bookingId: booking.id }, reason)
          const { chatLocksAt } = await keepBooking(tx, booking.id, { extendsFor: null })`,
        to: `await settleExceptions(tx, { bookingId: booking.id }, reason)
          const chatLocksAt = null`,
      },
    ],
  },
  {
    name: 'cancelling leaves exceptions open',
    patches: [
      {
        file: session('move-booking'),
        from: 'await settleExceptions(tx, { bookingId: booking.id }, reason)',
        to: 'void settleExceptions',
      },
    ],
  },
  {
    name: 'whoever has the booking today is paid',
    patches: [
      {
        file: session('mark-paid-out'),
        from: 't.id = s.therapist_id and b.id = s.booking_id',
        to: 't.id = b.therapist_id and b.id = s.booking_id',
      },
    ],
  },
  {
    name: 'a swap ignores time off',
    patches: [
      {
        file: 'app/domain/scheduling/may-take.ts',
        from: 'time_off: row(o, x, x, x, x, x, t, t)',
        to: 'time_off: row(o, x, x, x, x, x, t, o)',
      },
    ],
  },
  {
    name: "moved past the package's end",
    patches: [
      {
        file: 'app/domain/scheduling/reschedule-session.ts',
        from: "if (Temporal.Instant.compare(input.startsAt, session.expiresAt) >= 0) return { ok: false, reason: 'after_expiry' }",
        to: '',
      },
    ],
  },
  { name: 'packages never end', patches: [{ file: 'worker/crontab.ts', from: EXPIRY, to: '' }] },
  {
    name: 'packages end at midnight elsewhere',
    patches: [{ file: 'worker/crontab.ts', from: EXPIRY, to: EXPIRY.replace('WIB', "'America/New_York'") }],
  },
  {
    name: 'no reminders are planned at acceptance',
    patches: [
      {
        file: session('move-booking'),
        from: 'const jobs = join(...timed, { add: [lock]',
        to: "const jobs = join(...timed.map(({ add, remove }) => ({ add: add.filter(({ key }) => !key!.startsWith('remind')), remove })), { add: [lock]",
      },
    ],
  },
  {
    name: 'time is free at once after an early end',
    patches: [
      {
        file: session('move-session'),
        from: 'if (wayBack) await blockWayBack(tx, booking, steps, move.endedAt ?? nowOf(tx))',
        to: 'void wayBack',
      },
    ],
  },
]
