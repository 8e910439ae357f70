/** One thing somebody does. Names, not ids: `p1`, `t0`, `a0`, `b17` (booked in step 17), `u9` (a top-up), so that a story can be told again in another database. */
export type Verb =
  | 'wait'
  | 'work'
  | 'sweep'
  | 'early_job'
  | 'book'
  | 'pay'
  | 'pay_wallet'
  | 'top_up'
  | 'gateway'
  | 'notify'
  | 'accept'
  | 'decline'
  | 'choose_other'
  | 'cancel'
  | 'admin_cancel'
  | 'swap'
  | 'schedule'
  | 'reschedule'
  | 'cancel_session'
  | 'set_out'
  | 'arrive'
  | 'start'
  | 'complete'
  | 'no_show'
  | 'withdraw'
  | 'resolve'
  | 'refund'
  | 'debit'
  | 'ask_money'
  | 'approve_money'
  | 'reject_money'
  | 'transfer_money'
  | 'bank'
  | 'review'
  | 'hide_review'
  | 'chat'
  | 'time_off'
  | 'pause'
  | 'stop'
  | 'reopen'
  | 'fail'

/**
 * What goes wrong around it. `repeat`: sent twice. `crash_before`: the process dies before the
 * commit. `crash_after`: after it, so that the answer is lost and it is sent again. `race`: `rival`
 * begins before this one has committed.
 */
export type Twist = 'none' | 'repeat' | 'crash_before' | 'crash_after' | 'race'

export type Params = {
  who?: string
  booking?: string
  topUp?: string
  ordinal?: number
  /** Epoch milliseconds. */
  startsAt?: number
  therapist?: string
  item?: number
  type?: 'REGULAR' | 'INSTANT'
  method?: string
  attempt?: number
  how?: string
  pick?: number
  amount?: number
  key?: string
  /** What the gateway's lines do during the action. */
  line?: Line
}

/** `down`: nothing gets through. `lost`: processed, but the answer is lost. `crash`: processed, then our process dies. */
export type Line = 'ok' | 'down' | 'lost' | 'crash'

export type Deed = { do: Verb } & Params

export type Action = Deed & { n: number; at: number; salt: number; twist: Twist; rival?: Deed }

/** A story's line: `#17 +02:10:00 p1 book t0 …`. */
export function tell(action: Action, start: number): string {
  const { n, at, salt: _salt, twist, rival, ...deed } = action
  const seconds = Math.round((at - start) / 1000)
  const clock = `day ${Math.floor(seconds / 86_400)} ${new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19)}`
  return `#${n} ${clock}  ${tellDeed(deed)}${twist === 'none' ? '' : `  [${twist}]`}${rival ? `  against ${tellDeed(rival)}` : ''}`
}

function tellDeed({ do: verb, startsAt, ...params }: Deed): string {
  const rest = Object.entries(params)
    .filter(([, value]) => value !== undefined && value !== 'ok')
    .map(([key, value]) => `${key}=${value}`)
  return [verb, ...rest, ...(startsAt ? [`at ${new Date(startsAt).toISOString().slice(0, 16)}Z`] : [])].join(' ')
}
