import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { createIrisPayouts } from '../../adapters/midtrans-iris/iris-payouts.ts'
import { database, inTransaction, type Actor } from '../../platform/db.ts'
import { testDatabase } from '../../../test/database.ts'
import { createAdmin, createPatient, createTherapist, waitingJobs } from '../../../test/fixtures.ts'
import { testGateway } from '../../../test/midtrans.ts'
import { hashPassword } from '../identity/passwords.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { checkInvariants } from '../reporting/invariants.ts'
import { advancePayout, sweepPayouts } from './advance-payout.ts'
import { resolveException } from '../oversight/resolve-exception.ts'
import { approveWithdrawal, completeWithdrawal, rejectWithdrawal } from './decide-withdrawal.ts'
import type { WithdrawalMethod } from './move-withdrawal.ts'
import { requestWithdrawal } from './request-withdrawal.ts'
import { saveBankAccount } from './save-bank-account.ts'

testDatabase()
const world = testGateway({ timeout: 800 })

type Owner = { id: string; actor: Actor }

const payouts = () =>
  createIrisPayouts({
    creatorKey: 'demo-payout-creator',
    approverKey: 'demo-payout-approver',
    baseUrl: `${world.sandbox.url}/iris/api/v1`,
    isProduction: false,
    timeout: 800,
  })

async function ownerWith(balance: bigint, kind: 'therapist' | 'patient' = 'therapist'): Promise<Owner> {
  const owner = kind === 'patient' ? await createPatient() : await createTherapist().then((t) => ({ id: t.userId, actor: t.actor }))
  await database().pool.query(
    `insert into bank_accounts (user_id, bank_code, account_number, holder_name) select id, 'bca', '0011223344', name from users where id = $1`,
    [owner.id],
  )
  await inTransaction({ kind: 'system', name: 'test' }, (tx) =>
    postEntry(tx, {
      kind: 'ADJUSTMENT',
      key: `opening:${owner.id}`,
      note: 'opening balance',
      legs: [
        { account: 'CASH', amount: -balance },
        { account: { walletOfUser: owner.id }, amount: balance },
      ],
    }),
  )
  return owner
}

const PASSWORD = 'kereta malam ke solo'

/** An owner who can say their password, with the bank account of ownerWith(). */
async function ownerWithPassword(balance = 300_000n): Promise<Owner> {
  const owner = await ownerWith(balance)
  await database().pool.query('update users set password_hash = $2 where id = $1', [owner.id, await hashPassword(PASSWORD)])
  return owner
}

const OTHER = { bankCode: 'bni', accountNumber: '9988776655', holderName: 'Rina Kartika' }

const ask = (owner: Owner, amount: bigint, requestId: string = randomUUID()) =>
  inTransaction(owner.actor, (tx) => requestWithdrawal(tx, { amount, requestId }))

async function requested(amount = 200_000n): Promise<{ owner: Owner; id: string }> {
  const owner = await ownerWith(amount + 100_000n)
  const result = await ask(owner, amount)
  if (!result.ok) throw new Error(result.reason)
  return { owner, id: result.withdrawalId }
}

const approve = (admin: { actor: Actor }, withdrawalId: string, method: WithdrawalMethod = 'MANUAL_TRANSFER') =>
  inTransaction(admin.actor, (tx) => approveWithdrawal(tx, { withdrawalId, method }))
const reject = (admin: { actor: Actor }, withdrawalId: string) =>
  inTransaction(admin.actor, (tx) => rejectWithdrawal(tx, { withdrawalId, note: 'rekening salah' }))
const complete = (admin: { actor: Actor }, withdrawalId: string, reference = 'TRF-001') =>
  inTransaction(admin.actor, (tx) => completeWithdrawal(tx, { withdrawalId, reference, note: 'BCA klikbisnis' }))

async function balances(owner: Owner): Promise<{ wallet: number; hold: number }> {
  const { rows } = await database().pool.query<{ kind: string; balance: string }>(
    'select kind::text, balance from ledger_accounts where user_id = $1',
    [owner.id],
  )
  const of = (kind: string) => Number(rows.find((row) => row.kind === kind)?.balance ?? 0)
  return { wallet: of('WALLET'), hold: of('WITHDRAWAL_HOLD') }
}

async function read(id: string) {
  const { rows } = await database().pool.query<{
    status: string
    gateway_state: string | null
    reference: string | null
    gateway_reference: string | null
    note: string | null
  }>('select status::text, gateway_state, reference, gateway_reference, note from withdrawals where id = $1', [id])
  return rows[0]!
}

async function sentByGateway(amount?: bigint) {
  const made = await requested(amount)
  expect(await approve(await createAdmin(), made.id, 'GATEWAY')).toMatchObject({ ok: true, status: 'PROCESSING' })
  return made
}

afterEach(async () => {
  const report = await checkInvariants(database().pool)
  const broken = report.filter((check) => check.violations.length > 0)
  if (broken.length > 0) throw new Error(`broken invariants: ${JSON.stringify(broken)}`)
})

describe('O21 asking', () => {
  test('O21 a request freezes the money: out of the balance, into the hold, nowhere else', async () => {
    const owner = await ownerWith(300_000n)
    expect(await ask(owner, 200_000n)).toMatchObject({ ok: true, isNew: true })
    expect(await balances(owner)).toEqual({ wallet: 100_000, hold: 200_000 })
    expect(await ask(owner, 150_000n)).toEqual({ ok: false, reason: 'balance_too_low', balance: 100_000n })
    expect(await ask(owner, 49_999n)).toEqual({ ok: false, reason: 'amount_too_small', smallest: 50_000n })
  })

  test('O21 the same form sent ten times at once asks once; with another amount it is refused', async () => {
    const owner = await ownerWith(300_000n)
    const requestId = randomUUID()
    const results = await Promise.all(Array.from({ length: 10 }, () => ask(owner, 100_000n, requestId)))
    expect(results.filter((result) => result.ok && result.isNew)).toHaveLength(1)
    expect(new Set(results.map((result) => result.ok && result.withdrawalId)).size).toBe(1)
    expect(await ask(owner, 120_000n, requestId)).toEqual({ ok: false, reason: 'request_reused' })
    expect(await balances(owner)).toEqual({ wallet: 200_000, hold: 100_000 })
  })

  test('O21 two different requests for the same money: one wins', async () => {
    const owner = await ownerWith(150_000n)
    const results = await Promise.all([ask(owner, 100_000n), ask(owner, 100_000n), ask(owner, 100_000n)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(await balances(owner)).toEqual({ wallet: 50_000, hold: 100_000 })
  })

  test("O21 the account must be one's own, by the typed name and by the bank's", async () => {
    const owner = await ownerWithPassword(100_000n)
    await database().pool.query('delete from bank_accounts where user_id = $1', [owner.id])
    const account = { bankCode: 'bca', accountNumber: '1234567890', holderName: 'Rina Kartika' }
    expect(await saveBankAccount(payouts(), owner.actor, { ...account, holderName: 'Budi Santoso' })).toEqual({
      ok: false,
      reason: 'holder_name_differs',
    })
    expect(await saveBankAccount(payouts(), owner.actor, { ...account, bankCode: 'nope' })).toEqual({ ok: false, reason: 'bank_unknown' })
    expect(await saveBankAccount(payouts(), owner.actor, { ...account, accountNumber: '0000000' })).toEqual({
      ok: false,
      reason: 'account_not_found',
    })
    expect(await saveBankAccount(payouts(), owner.actor, account)).toEqual({ ok: true, isConfirmed: false })
    world.sandbox.payouts.accounts.set('bca:1234567890', 'BUDI SANTOSO')
    expect(await saveBankAccount(payouts(), owner.actor, { ...account, password: PASSWORD })).toEqual({
      ok: false,
      reason: 'holder_name_differs',
    })
    world.sandbox.payouts.accounts.set('bca:1234567890', 'RINA KARTIKA')
    expect(await saveBankAccount(payouts(), owner.actor, { ...account, password: PASSWORD })).toEqual({ ok: true, isConfirmed: true })
    const { rows } = await database().pool.query('select 1 from bank_accounts where user_id = $1 and archived_at is null', [owner.id])
    expect(rows).toHaveLength(1)
    // Neither a first account nor the same one saved again has to wait.
    expect(await ask(owner, 60_000n)).toMatchObject({ ok: true })
  })

  test('O21 a changed account takes the password, is told to the owner at once and waits a day', async () => {
    const owner = await ownerWithPassword()
    const change = (password?: string) => saveBankAccount(payouts(), owner.actor, { ...OTHER, ...(password && { password }) })
    expect(await change()).toEqual({ ok: false, reason: 'password_needed' })
    expect(await change('bukan ini')).toEqual({ ok: false, reason: 'password_wrong' })
    expect(await ask(owner, 60_000n)).toMatchObject({ ok: true })
    expect(await change(PASSWORD)).toMatchObject({ ok: true })
    const {
      rows: [told],
    } = await database().pool.query(`select data, href from notifications where user_id = $1 and kind = 'bank_account_changed'`, [owner.id])
    expect(told).toMatchObject({
      href: '/therapist/wallet',
      data: { bank: 'BNI', account: expect.stringMatching(/6655$/), zone: 'Asia/Jakarta' },
    })
    const refused = await ask(owner, 60_000n)
    expect(refused).toEqual({ ok: false, reason: 'account_too_new', from: new Date(told!.data.usableFrom) })
    expect(await balances(owner)).toEqual({ wallet: 240_000, hold: 60_000 })
    await world.moveTime('PT23H59M')
    expect(await ask(owner, 60_000n)).toMatchObject({ reason: 'account_too_new' })
    await world.moveTime('PT2M')
    const later = await ask(owner, 60_000n)
    expect(later).toMatchObject({ ok: true })
    // What was asked for before the change goes where it was asked to go.
    const { rows } = await database().pool.query('select bank_code from withdrawals where user_id = $1 order by created_at', [owner.id])
    expect(rows.map((row) => row.bank_code)).toEqual(['bca', 'bni'])
  })

  test('O21 guessing the password on the account form ends after five tries, saving after ten an hour', async () => {
    const owner = await ownerWithPassword()
    for (let guess = 0; guess < 5; guess += 1)
      expect(await saveBankAccount(payouts(), owner.actor, { ...OTHER, password: `tebak ${guess}` })).toMatchObject({
        reason: 'password_wrong',
      })
    expect(await saveBankAccount(payouts(), owner.actor, { ...OTHER, password: PASSWORD })).toMatchObject({ ok: false, reason: 'too_many' })
    const fresh = await createTherapist()
    const guess = () => saveBankAccount(payouts(), fresh.actor, { ...OTHER, accountNumber: '0000000' })
    for (let round = 0; round < 10; round += 1) expect(await guess()).toMatchObject({ reason: 'account_not_found' })
    expect(await guess()).toMatchObject({ ok: false, reason: 'too_many', minutes: expect.any(Number) })
  })

  test('O21 race: two first accounts saved at once leave one, and the second needs the password', async () => {
    const fresh = await createTherapist()
    const results = await Promise.all(
      ['1111111111', '2222222222'].map((accountNumber) => saveBankAccount(payouts(), fresh.actor, { ...OTHER, accountNumber })),
    )
    expect(results.map((result) => (result.ok ? 'ok' : result.reason)).sort()).toEqual(['ok', 'password_needed'])
  })

  test('O21 without an account nothing is asked or frozen', async () => {
    const owner = await ownerWith(100_000n)
    await database().pool.query('update bank_accounts set archived_at = app_now() where user_id = $1', [owner.id])
    expect(await ask(owner, 60_000n)).toEqual({ ok: false, reason: 'no_bank_account' })
    expect(await balances(owner)).toEqual({ wallet: 100_000, hold: 0 })
  })
})

describe('O21 deciding', () => {
  test('O21 O16 a manual transfer: approved, then completed with its reference; only then the money leaves the hold', async () => {
    const { owner, id } = await requested()
    const admin = await createAdmin()
    expect(await complete(admin, id)).toEqual({ ok: false, reason: 'not_approved' })
    expect(await approve(admin, id)).toMatchObject({ ok: true, status: 'PROCESSING' })
    expect(await balances(owner)).toEqual({ wallet: 100_000, hold: 200_000 })
    expect(await inTransaction(admin.actor, (tx) => completeWithdrawal(tx, { withdrawalId: id, reference: ' ', note: 'x' }))).toEqual({
      ok: false,
      reason: 'reference_required',
    })
    expect(await complete(admin, id)).toMatchObject({ ok: true, status: 'COMPLETED' })
    expect(await complete(admin, id)).toEqual({ ok: false, reason: 'already_decided' })
    expect(await balances(owner)).toEqual({ wallet: 100_000, hold: 0 })
    const { rows } = await database().pool.query(`select kind from notifications where user_id = $1 and kind = 'withdrawal_completed'`, [
      owner.id,
    ])
    expect(rows).toHaveLength(1)
  })

  test('O21 rejected with a note, the money is back and the owner reads why', async () => {
    const { owner, id } = await requested()
    expect(await reject(await createAdmin(), id)).toMatchObject({ ok: true, status: 'REJECTED' })
    expect(await balances(owner)).toEqual({ wallet: 300_000, hold: 0 })
    expect(await read(id)).toMatchObject({ status: 'REJECTED', note: 'rekening salah' })
    expect(await approve(await createAdmin(), id)).toEqual({ ok: false, reason: 'already_decided' })
  })

  test('O21 above the policy two different admins are needed; the database refuses one in both places', async () => {
    const { id } = await requested(6_000_000n)
    const [maker, checker] = [await createAdmin(), await createAdmin()]
    expect(await approve(maker, id)).toMatchObject({ ok: true, status: 'PENDING' })
    expect(await approve(maker, id)).toEqual({ ok: false, reason: 'second_admin_needed' })
    expect(await complete(maker, id)).toEqual({ ok: false, reason: 'not_approved' })
    await expect(
      database().pool.query(`update withdrawals set checked_by = approved_by, status = 'PROCESSING' where id = $1`, [id]),
    ).rejects.toThrow('two_admins')
    await expect(database().pool.query(`update withdrawals set status = 'PROCESSING' where id = $1`, [id])).rejects.toThrow(
      'checked_when_large',
    )
    expect(await approve(checker, id)).toMatchObject({ ok: true, status: 'PROCESSING' })
  })

  test('O21 splitting does not avoid the second admin: a day of one person counts as one amount', async () => {
    const owner = await ownerWith(12_000_000n)
    const part = async (amount: bigint) => {
      const result = await ask(owner, amount)
      if (!result.ok) throw new Error(result.reason)
      return result.withdrawalId
    }
    const halves = [await part(3_000_000n), await part(3_000_000n)]
    const [maker, checker] = [await createAdmin(), await createAdmin()]
    // Deciding later does not shrink the sum.
    await world.moveTime('PT30H')
    for (const half of halves) {
      expect(await approve(maker, half)).toMatchObject({ ok: true, status: 'PENDING' })
      expect(await approve(maker, half)).toEqual({ ok: false, reason: 'second_admin_needed' })
    }
    expect(await approve(checker, halves[0]!)).toMatchObject({ ok: true, status: 'PROCESSING' })
    expect(await reject(checker, halves[1]!)).toMatchObject({ ok: true })
    // A day later a small one stands alone; beside a rejected one too.
    const rejected = await part(4_000_000n)
    expect(await reject(maker, rejected)).toMatchObject({ ok: true })
    expect(await approve(maker, await part(2_000_000n))).toMatchObject({ ok: true, status: 'PROCESSING' })
    expect(await approve(maker, (await requested(4_000_000n)).id)).toMatchObject({ ok: true, status: 'PROCESSING' })
    // What one admin let go counts for the next request of the day.
    expect(await approve(maker, await part(3_100_000n))).toMatchObject({ ok: true, status: 'PENDING' })
  })

  test('O21 race: twelve admins approve a large one at once; exactly two of them count', async () => {
    const { id } = await requested(6_000_000n)
    const admins = await Promise.all(Array.from({ length: 12 }, () => createAdmin()))
    const results = await Promise.all(admins.map((admin) => approve(admin, id, 'GATEWAY')))
    expect(results.filter((result) => result.ok)).toHaveLength(2)
    expect((await read(id)).status).toBe('PROCESSING')
    expect((await waitingJobs('withdrawal.advance')).filter((job) => job.key === `withdrawal:${id}`)).toHaveLength(1)
  })

  test('O21 race: approve against reject, twelve times; the money is in one place each time', { timeout: 90_000 }, async () => {
    const [one, two] = [await createAdmin(), await createAdmin()]
    for (let round = 0; round < 12; round += 1) {
      const { owner, id } = await requested(100_000n)
      const [approved, rejected] = await Promise.all([approve(one, id, 'GATEWAY'), reject(two, id)])
      const { status } = await read(id)
      expect([approved.ok, rejected.ok, status]).toEqual(status === 'PROCESSING' ? [true, false, 'PROCESSING'] : [false, true, 'REJECTED'])
      expect(await balances(owner)).toEqual(status === 'PROCESSING' ? { wallet: 100_000, hold: 100_000 } : { wallet: 200_000, hold: 0 })
    }
  })

  test('O21 race: complete against reject of a manual transfer; one wins', async () => {
    const { owner, id } = await requested()
    const admin = await createAdmin()
    await approve(admin, id)
    const [completed, rejected] = await Promise.all([complete(admin, id), reject(await createAdmin(), id)])
    expect([completed.ok, rejected.ok].filter(Boolean)).toHaveLength(1)
    expect((await balances(owner)).hold).toBe(0)
  })

  test("O21 T09 only admins decide; a withdrawal's amount and account cannot be changed", async () => {
    const { owner, id } = await requested()
    expect(await approve(owner, id)).toEqual({ ok: false, reason: 'not_admin' })
    await expect(database().pool.query('update withdrawals set amount = 1 where id = $1', [id])).rejects.toThrow('keeps its owner')
    await expect(database().pool.query(`update withdrawals set status = 'COMPLETED' where id = $1`, [id])).rejects.toThrow(
      'illegal WITHDRAWAL step',
    )
  })
})

describe('O21 O16 through the payout gateway', () => {
  test('O21 created, approved and completed; told once, sent once', async () => {
    const { owner, id } = await sentByGateway()
    expect(await advancePayout(payouts(), id)).toBe('on_its_way')
    const [payout] = world.sandbox.payouts.all().filter((one) => one.notes.includes(id.replaceAll('-', '')))
    expect(payout).toMatchObject({ amount: '200000.00', beneficiary_account: '0011223344', status: 'approved' })
    expect(await balances(owner)).toEqual({ wallet: 100_000, hold: 200_000 })
    world.sandbox.payouts.end(payout!.reference_no, 'completed')
    expect(await advancePayout(payouts(), id)).toBe('completed')
    expect(await advancePayout(payouts(), id)).toBe('nothing')
    expect(await read(id)).toMatchObject({ status: 'COMPLETED', reference: payout!.reference_no })
    expect(await balances(owner)).toEqual({ wallet: 100_000, hold: 0 })
  })

  const payoutsOf = (id: string) => world.sandbox.payouts.all().filter((one) => one.notes.includes(id.replaceAll('-', '')))

  test('O21 a lost answer stays unknown and frozen; the same key finds the payout already made', async () => {
    const { owner, id } = await sentByGateway()
    world.sandbox.faults.add({ on: 'payout-create', kind: 'reset', process: true })
    expect(await advancePayout(payouts(), id)).toBe('unknown')
    expect(await read(id)).toMatchObject({ status: 'PROCESSING', gateway_state: 'UNKNOWN' })
    expect(await balances(owner)).toEqual({ wallet: 100_000, hold: 200_000 })
    // Nobody can end by hand what may have been sent.
    const admin = await createAdmin()
    expect(await reject(admin, id)).toEqual({ ok: false, reason: 'gateway_decides' })
    expect(await complete(admin, id)).toEqual({ ok: false, reason: 'gateway_decides' })
    await sweepPayouts(payouts())
    expect(await read(id)).toMatchObject({ status: 'PROCESSING', gateway_state: 'SENT' })
    expect(payoutsOf(id)).toHaveLength(1)
  })

  test.each([
    ['hangs', { kind: 'hang' }],
    ['answers 502', { kind: 'answer', http: 502, body: '<html>' }],
    ['answers HTML with 200', { kind: 'answer', http: 200, body: '<html>' }],
  ] as const)('O21 the gateway %s, with and without having made the payout: never a second one', async (_name, fault) => {
    for (const process of [true, false]) {
      const { id } = await sentByGateway()
      world.sandbox.faults.add({ on: 'payout-create', ...fault, process })
      expect(await advancePayout(payouts(), id)).toBe('unknown')
      expect(await advancePayout(payouts(), id)).toBe('on_its_way')
      expect(payoutsOf(id)).toHaveLength(1)
    }
  })

  test('O21 eight workers at once on one withdrawal send one payout', async () => {
    const { id } = await sentByGateway()
    await Promise.all(Array.from({ length: 8 }, () => advancePayout(payouts(), id)))
    expect(payoutsOf(id)).toHaveLength(1)
    const [payout] = payoutsOf(id)
    world.sandbox.payouts.end(payout!.reference_no, 'completed')
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => advancePayout(payouts(), id)))
    expect(outcomes.filter((outcome) => outcome === 'completed')).toHaveLength(1)
  })

  test('O21 refused at once: the money is back. Failed at the bank: the money is back. Sent back after completion: the money is back', async () => {
    const refused = await sentByGateway()
    world.sandbox.faults.add({
      on: 'payout-create',
      kind: 'answer',
      http: 400,
      body: { error_message: 'An error occurred when creating payouts', errors: { 0: ['Beneficiary bank is not valid'] } },
    })
    expect(await advancePayout(payouts(), refused.id)).toBe('returned')
    expect(await balances(refused.owner)).toEqual({ wallet: 300_000, hold: 0 })

    const failed = await sentByGateway()
    await advancePayout(payouts(), failed.id)
    world.sandbox.payouts.end(payoutsOf(failed.id)[0]!.reference_no, 'failed', 'account closed')
    expect(await advancePayout(payouts(), failed.id)).toBe('returned')
    expect(await read(failed.id)).toMatchObject({ status: 'REJECTED', note: 'Bank: account closed' })
    expect(await balances(failed.owner)).toEqual({ wallet: 300_000, hold: 0 })

    const returned = await sentByGateway()
    await advancePayout(payouts(), returned.id)
    const reference = payoutsOf(returned.id)[0]!.reference_no
    world.sandbox.payouts.end(reference, 'completed')
    await advancePayout(payouts(), returned.id)
    world.sandbox.payouts.end(reference, 'failed', 'returned by the bank')
    await world.moveTime('PT2H')
    await sweepPayouts(payouts())
    expect(await read(returned.id)).toMatchObject({ status: 'REJECTED' })
    expect(await balances(returned.owner)).toEqual({ wallet: 300_000, hold: 0 })
  })

  test('O21 a refusal after an unanswered request proves nothing: a person decides, and then may', async () => {
    const { owner, id } = await sentByGateway()
    world.sandbox.faults.add({ on: 'payout-create', kind: 'hang' })
    expect(await advancePayout(payouts(), id)).toBe('unknown')
    world.sandbox.faults.add({
      on: 'payout-create',
      kind: 'answer',
      http: 400,
      body: { error_message: 'An error occurred when creating payouts' },
    })
    expect(await advancePayout(payouts(), id)).toBe('unclear')
    expect(await balances(owner)).toEqual({ wallet: 100_000, hold: 200_000 })
    expect(await openExceptions(id)).toBe(1)
    // A note would leave it stuck: it is settled on its own page.
    expect(await wave(id)).toEqual({ ok: false, reason: 'wrong_kind' })
    expect(await complete(await createAdmin(), id, 'DASHBOARD-1')).toMatchObject({ ok: true, status: 'COMPLETED' })
    expect(await openExceptions(id)).toBe(0)
  })

  test('O21 once the key may be forgotten nothing is sent again', async () => {
    const { owner, id } = await sentByGateway()
    world.sandbox.faults.add({ on: 'payout-create', kind: 'hang', process: true })
    await advancePayout(payouts(), id)
    await world.moveTime('PT21H')
    world.sandbox.payouts.clear()
    expect(await advancePayout(payouts(), id)).toBe('unclear')
    expect(world.sandbox.payouts.all()).toHaveLength(0)
    expect(await openExceptions(id)).toBe(1)
    expect(await balances(owner)).toEqual({ wallet: 100_000, hold: 200_000 })
  })

  test('O21 a gateway that cannot be reached has been told nothing: tried again later', async () => {
    const { id } = await sentByGateway()
    const nowhere = createIrisPayouts({
      creatorKey: 'demo-creator',
      approverKey: 'demo-approver',
      baseUrl: 'http://127.0.0.1:1/iris/api/v1',
      isProduction: false,
    })
    expect(await advancePayout(nowhere, id)).toBe('unknown')
    expect(await read(id)).toMatchObject({ gateway_state: 'WAITING' })
    expect(await advancePayout(payouts(), id)).toBe('on_its_way')
  })
})

async function wave(withdrawalId: string) {
  const { rows } = await database().pool.query<{ id: string }>(
    'select id from exceptions where withdrawal_id = $1 and resolved_at is null',
    [withdrawalId],
  )
  const { actor } = await createAdmin()
  return inTransaction(actor, (tx) => resolveException(tx, { exceptionId: rows[0]!.id, note: 'sudah dilihat' }))
}

async function openExceptions(withdrawalId: string): Promise<number> {
  const { rows } = await database().pool.query('select 1 from exceptions where withdrawal_id = $1 and resolved_at is null', [withdrawalId])
  return rows.length
}
