/**
 * The contexts of app/domain, from what stands on everything to what everything stands on. A context
 * imports contexts of later lines alone; one of its own line only as SIDEWAYS says.
 */
export const LINES: readonly (readonly string[])[] = [
  ['reporting'],
  ['matching', 'dispatch', 'membership', 'care', 'review', 'call', 'privacy', 'verification'],
  ['visit', 'payment', 'payout', 'receipt', 'withdrawal'],
  ['booking', 'offer'],
  ['scheduling'],
  ['session'],
  ['conversation', 'chat', 'refund', 'ledger', 'tax'],
  ['catalog', 'gateway', 'identity', 'regions', 'policy'],
  ['oversight'],
  ['notification'],
]

/** `from > to` of one line, with the reason. Never a circle: that is checked too. */
export const SIDEWAYS: Readonly<Record<string, string>> = {
  'identity > policy': 'how many wrong passwords lock an account, and for how long, is a policy',
  'payment > visit': 'what the patient wrote for the door goes with a plan that another therapist takes over',
  'receipt > withdrawal': 'a receipt names the bank a withdrawal went to',
  'refund > ledger': 'a refund that is paid is posted',
}

/** `from > to` against the lines as of 2026-11-26; must be exact, to be emptied. */
export const STILL_UPWARD: readonly string[] = []

/** What a folder of app/ may import of app/ besides itself: folders (with `/`) and single files. */
export const GUARDED: Readonly<Record<string, readonly string[]>> = {
  'app/pwa/': ['app/ui/', 'app/i18n/', 'app/platform/events.ts', 'app/platform/push-payload.ts'],
  'app/realtime/': ['app/domain/', 'app/platform/'],
}

/** Folders of app/routes that the others may import; they import no other. */
export const SHARED_ROUTES = 'app/routes/shared/'
