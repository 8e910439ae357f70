/** Whose tables these are. A file or, with a `/` at its end, a folder. */
export type Writer = { tables: readonly string[]; in: string; kept?: readonly KeptException[] }

/** Somebody else who may for good write some columns, with the reason. */
export type KeptException = { file: string; table: string; columns: readonly string[]; why: string }

/** Somebody else who writes for now. The list must be exact: what has moved comes off it. */
export type MovesLater = { file: string; tables: readonly string[] }

/** Guarded tables. What is not named here may be written by any context. */
export const WRITERS: readonly Writer[] = [
  {
    tables: ['bookings', 'sessions', 'calendar_blocks', 'offers'],
    in: 'app/domain/session/',
    kept: [
      {
        file: 'app/domain/visit/save-note.ts',
        table: 'sessions',
        columns: ['therapist_note'],
        why: 'a note changes no state and nothing follows from it',
      },
    ],
  },
  { tables: ['payments'], in: 'app/domain/payment/move-payment.ts' },
  { tables: ['refunds'], in: 'app/domain/refund/move-refund.ts' },
  { tables: ['withdrawals'], in: 'app/domain/withdrawal/move-withdrawal.ts' },
]

/** As of 2026-11-26; to be emptied. */
export const STILL_OUTSIDE: readonly MovesLater[] = []
