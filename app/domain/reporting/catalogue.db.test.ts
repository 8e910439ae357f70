import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'

/**
 * The guarantees that the database itself gives. Code may have bugs; these hold
 * whatever the code does, so none may go without this list being changed on purpose.
 */
const CONSTRAINTS: [table: string, name: string, holds: RegExp][] = [
  ['sessions', 'therapist_not_double_booked', /EXCLUDE USING gist \(therapist_id WITH =, occupied WITH &&\) WHERE \(occupies\)/],
  ['sessions', 'patient_not_double_booked', /EXCLUDE USING gist \(patient_id WITH =, therapy WITH &&\) WHERE \(occupies\)/],
  ['sessions', 'occupying_has_time', /starts_at IS NOT NULL/],
  ['sessions', 'time_is_whole', /blocked_until IS NULL/],
  ['sessions', 'time_is_ordered', /starts_at < ends_at/],
  ['sessions', 'payout_only_when_earned', /COMPLETED.*FORFEITED/],
  ['sessions', 'sessions_booking_id_ordinal_key', /UNIQUE \(booking_id, ordinal\)/],
  ['sessions', 'sessions_therapist_share_check', />= 0/],
  ['sessions', 'sessions_platform_share_check', />= 0/],
  ['therapist_working_hours', 'working_hours_no_overlap', /EXCLUDE USING gist/],
  ['therapists', 'online_only_when_verified', /APPROVED/],
  ['bookings', 'price_adds_up', /total_price = \(admin_fee_amount \+ therapist_net_total\)/],
  ['bookings', 'bookings_total_price_check', />= 0/],
  ['bookings', 'bookings_admin_fee_amount_check', />= 0/],
  ['bookings', 'bookings_therapist_net_total_check', />= 0/],
  ['bookings', 'pending_has_hold', /hold_expires_at IS NOT NULL/],
  ['bookings', 'paid_has_deadline', /therapist_respond_by IS NOT NULL/],
  ['bookings', 'accepted_has_time', /accepted_at IS NOT NULL/],
  ['bookings', 'cancelled_has_reason', /status_reason IS NOT NULL/],
  ['bookings', 'bookings_patient_id_idempotency_key_key', /UNIQUE \(patient_id, idempotency_key\)/],
  ['payments', 'payments_gateway_transaction_id_key', /UNIQUE/],
  ['payments', 'payments_order_id_key', /UNIQUE/],
  ['payments', 'payments_amount_check', /> 0/],
  ['payments', 'completed_has_time', /is_entitled IS NOT NULL/],
  ['refunds', 'refunds_idempotency_key_key', /UNIQUE/],
  ['refunds', 'refunds_amount_check', /> 0/],
  ['refunds', 'completed_refund_is_documented', /reference.*note/],
  ['gateway_notifications', 'gateway_notifications_body_hash_key', /UNIQUE/],
  ['reviews', 'reviews_booking_id_key', /UNIQUE \(booking_id\)/],
  ['reviews', 'reviews_rating_check', /rating >= 1.*rating <= 5/],
  ['ledger_accounts', 'balance_never_negative', /balance >= 0/],
  ['ledger_accounts', 'personal_has_owner', /user_id IS NOT NULL/],
  ['ledger_entries', 'ledger_entries_idempotency_key_key', /UNIQUE/],
  ['ledger_entries', 'withdrawal_has_note', /note/],
  ['ledger_entries', 'payout_names_session', /session_id IS NOT NULL/],
  ['ledger_postings', 'ledger_postings_amount_check', /<> 0/],
  ['ledger_postings', 'ledger_postings_account_id_account_seq_key', /UNIQUE \(account_id, account_seq\)/],
  ['ledger_postings', 'ledger_postings_entry_id_fkey', /FOREIGN KEY/],
  ['notifications', 'notifications_dedupe_key_key', /UNIQUE/],
]

const INDEXES: [name: string, holds: RegExp][] = [
  ['one_payout_per_session', /UNIQUE INDEX .*\(session_id\) WHERE .*SESSION_FEE.*FORFEIT_COMPENSATION.*PACKAGE_BREAKAGE/],
  ['one_open_payment_per_booking', /UNIQUE INDEX .*\(booking_id\) WHERE .*PENDING.*PROCESSING/],
  ['one_entitled_payment_per_booking', /UNIQUE INDEX .*\(booking_id\) WHERE .*is_entitled/],
  ['one_open_exception', /UNIQUE INDEX .*resolved_at IS NULL/],
  ['ledger_accounts_personal', /UNIQUE INDEX .*\(user_id, kind\)/],
  ['ledger_accounts_system', /UNIQUE INDEX .*\(kind\) WHERE .*user_id IS NULL/],
]

const appendOnly = (table: string): [string, string, RegExp] => [
  table,
  `${table}_append_only`,
  /BEFORE (DELETE OR UPDATE|UPDATE OR DELETE) .*refuse_change/,
]
const noTruncate = (table: string): [string, string, RegExp] => [table, `${table}_no_truncate`, /BEFORE TRUNCATE .*refuse_change/]
const TRIGGERS: [table: string, name: string, does: RegExp][] = [
  ...['policies', 'booking_events', 'payment_events', 'ledger_entries', 'ledger_postings', 'chat_messages', 'audit_log'].map(appendOnly),
  ...['booking_events', 'payment_events', 'ledger_entries', 'ledger_postings', 'audit_log'].map(noTruncate),
  ['ledger_entries', 'entry_balances', /CONSTRAINT TRIGGER .*AFTER INSERT .*DEFERRABLE INITIALLY DEFERRED/],
  ['ledger_postings', 'ledger_postings_apply', /BEFORE INSERT .*apply_posting/],
  ['ledger_accounts', 'ledger_accounts_balance_guard', /BEFORE UPDATE .*refuse_direct_balance/],
  ['bookings', 'bookings_legal_step', /BEFORE UPDATE .*refuse_illegal_step\('BOOKING'\)/],
  ['sessions', 'sessions_legal_step', /BEFORE UPDATE .*refuse_illegal_step\('SESSION'\)/],
  ['payments', 'payments_legal_step', /BEFORE UPDATE .*refuse_illegal_step\('PAYMENT'\)/],
  ['refunds', 'refunds_legal_step', /BEFORE UPDATE .*refuse_illegal_step\('REFUND'\)/],
  ['refunds', 'refunds_fixed_parts', /BEFORE UPDATE .*refuse_refund_rewrite/],
  ['refunds', 'refunds_not_deleted', /BEFORE DELETE .*refuse_change/],
  ['refunds', 'refunds_followed', /AFTER INSERT OR UPDATE .*follow_refund/],
  ['refund_events', 'refund_events_append_only', /BEFORE (DELETE OR UPDATE|UPDATE OR DELETE) .*refuse_change/],
  ['bookings', 'bookings_record_step', /AFTER (INSERT OR UPDATE|UPDATE OR INSERT) .*record_booking_step/],
  ['sessions', 'sessions_record_step', /AFTER (INSERT OR UPDATE|UPDATE OR INSERT) .*record_session_step/],
  ['payments', 'payments_record_step', /AFTER (INSERT OR UPDATE|UPDATE OR INSERT) .*record_payment_step/],
  ['bookings', 'bookings_fixed_parts', /BEFORE UPDATE .*refuse_booking_rewrite/],
  ['sessions', 'sessions_fixed_parts', /BEFORE UPDATE .*refuse_session_rewrite/],
  ['chat_messages', 'chat_messages_open_room', /BEFORE INSERT .*refuse_locked_chat/],
  ['users', 'users_open_wallet', /AFTER INSERT .*open_wallet/],
]

const db = testDatabase({ max: 2 })

describe('guarantees in the database', () => {
  test.each(CONSTRAINTS)('%s has the constraint %s', async (table, name, holds) => {
    const { rows } = await db.pool.query(
      `select pg_get_constraintdef(oid) as definition, convalidated, conenforced from pg_constraint where conrelid = $1::regclass and conname = $2`,
      [table, name],
    )
    expect(rows[0]?.definition, `${table}.${name} is gone`).toMatch(holds)
    expect(rows[0]).toMatchObject({ convalidated: true, conenforced: true })
  })

  test.each(INDEXES)('the unique index %s exists', async (name, holds) => {
    const { rows } = await db.pool.query(`select indexdef from pg_indexes where schemaname = 'public' and indexname = $1`, [name])
    expect(rows[0]?.indexdef, `${name} is gone`).toMatch(holds)
  })

  test.each(TRIGGERS)('%s has the trigger %s', async (table, name, does) => {
    const { rows } = await db.pool.query(
      `select pg_get_triggerdef(oid) as definition, tgenabled from pg_trigger where tgrelid = $1::regclass and tgname = $2`,
      [table, name],
    )
    expect(rows[0]?.definition, `${name} is gone`).toMatch(does)
    expect(rows[0]?.tgenabled).toBe('O')
  })

  test('states are enums or checked, and the table of legal steps is filled', async () => {
    const { rows } = await db.pool.query(`select machine, count(*)::int as steps from state_transitions group by machine order by machine`)
    expect(rows.map((row) => row.machine)).toEqual(expect.arrayContaining(['BOOKING', 'PAYMENT', 'SESSION']))
    const columns = await db.pool.query(`select table_name || '.' || column_name as name, data_type from information_schema.columns
      where table_schema = 'public' and table_name in ('bookings', 'sessions', 'payments') and column_name = 'status'`)
    expect(columns.rows.filter((row) => row.data_type !== 'USER-DEFINED')).toEqual([])
    expect(columns.rows).toHaveLength(3)
  })

  test('money columns are whole rupiah', async () => {
    const { rows } = await db.pool.query(`select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and (column_name ~ '(amount|price|share|balance|net_total)' ) and data_type <> 'bigint'
        and table_name not in ('wallet_transactions', 'wallets')`)
    expect(rows.map((row) => row.name).filter((name) => !name.endsWith('_id'))).toEqual([])
  })
})
