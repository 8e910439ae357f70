import { z } from 'zod'

/**
 * Everything the process is told by its environment, checked once at start.
 *
 * `mode` is `demo` when `FISIOKU_DEMO=true`: a production build that runs on generated secrets and
 * the local sandboxes (this is what `npm start` sets on a bare machine). `production` is
 * `NODE_ENV=production` without it, and refuses every value that only a demo may have.
 */
export interface Config {
  readonly mode: 'development' | 'test' | 'demo' | 'production'
  readonly production: boolean
  readonly databaseUrl: string
  readonly port: number
  /** Public origin, without a trailing slash. */
  readonly appUrl: string
  readonly midtrans: {
    readonly serverKey: string
    readonly clientKey: string
    /** Origin of the Core API, without a trailing slash. */
    readonly baseUrl: string
    readonly isProduction: boolean
  }
  /** Midtrans Payouts (Iris); null when it is not contracted: transfers are then made by hand. */
  readonly payouts: {
    readonly creatorKey: string
    readonly approverKey: string
    readonly baseUrl: string
    readonly isProduction: boolean
  } | null
  readonly vapid: { readonly publicKey: string; readonly privateKey: string; readonly subject: string }
  /** Push hosts besides the browsers' own (`host:port`), for a local push service; refused in production. */
  readonly pushHosts: readonly string[]
  readonly mail: { readonly smtpUrl: string; readonly from: string }
  readonly storage:
    | { readonly kind: 'disk'; readonly directory: string }
    | {
        readonly kind: 's3'
        readonly endpoint: string
        readonly region: string
        readonly bucket: string
        readonly accessKeyId: string
        readonly secretAccessKey: string
      }
  /** False only for load tests; production refuses that. */
  readonly rateLimits: boolean
}

/** Thrown by `readConfig`; its message lists every problem by variable name and never a value. */
export class ConfigError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(
      `The configuration has ${problems.length} problem(s):\n${problems.map((p) => `  - ${p}`).join('\n')}\nSee .env.example for what each variable means.`,
    )
    this.name = 'ConfigError'
    this.problems = problems
    // Read by whoever starts the process: where in the code it was found helps nobody.
    Object.defineProperty(this, 'problems', { enumerable: false })
    this.stack = `${this.name}: ${this.message}`
  }
}

const flag = z.enum(['true', 'false'], { error: 'must be "true" or "false"' }).transform((value) => value === 'true')

function url(protocols: readonly string[]) {
  return z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be a URL starting with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  })
}
const web = url(['http:', 'https:']).transform((value) => value.replace(/\/+$/, ''))
const text = z.string().min(1, { error: 'must not be empty' })
/** A base64url key of exactly `bytes` bytes, as VAPID uses them. */
const key = (bytes: number) =>
  z.string().refine((value) => /^[A-Za-z0-9_-]+$/.test(value) && Buffer.from(value, 'base64url').length === bytes, {
    error: `must be ${bytes} bytes in base64url (make a pair with: npx web-push generate-vapid-keys)`,
  })

/** One entry for each variable that the product reads; `.env.example` must list the same names. */
export const variables = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production'], { error: 'must be development, test or production' }).default('development'),
  FISIOKU_DEMO: flag.default(false),
  DATABASE_URL: url(['postgresql:', 'postgres:']),
  DATABASE_POOL_SIZE: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, { error: 'must be a number from 1 to 999' })
    .transform(Number)
    .default(10),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'must be a port number from 1 to 65535' })
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65535, { error: 'must be a port number from 1 to 65535' })
    .default(3000),
  APP_URL: web.optional(),
  MIDTRANS_SERVER_KEY: text,
  MIDTRANS_CLIENT_KEY: text,
  MIDTRANS_BASE_URL: web.optional(),
  MIDTRANS_IS_PRODUCTION: flag.default(false),
  MIDTRANS_PAYOUT_CREATOR_KEY: text.optional(),
  MIDTRANS_PAYOUT_APPROVER_KEY: text.optional(),
  MIDTRANS_PAYOUT_BASE_URL: web.optional(),
  VAPID_PUBLIC_KEY: key(65),
  VAPID_PRIVATE_KEY: key(32),
  VAPID_SUBJECT: z.string().regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/, { error: 'must be a mailto: or https: address' }),
  PUSH_EXTRA_HOSTS: text.optional(),
  SMTP_URL: url(['smtp:', 'smtps:']),
  MAIL_FROM: z.string().regex(/^[^<>]*<?[^\s<>@]+@[^\s<>@]+>?$/, { error: 'must be an address such as "Fisioku <halo@example.com>"' }),
  STORAGE_DIR: text.default('.data/storage'),
  S3_ENDPOINT: web.optional(),
  S3_REGION: text.optional(),
  S3_BUCKET: text.optional(),
  S3_ACCESS_KEY_ID: text.optional(),
  S3_SECRET_ACCESS_KEY: text.optional(),
  FISIOKU_CLOCK_OFFSET: z
    .string()
    .transform((value, context) => {
      try {
        return Temporal.Duration.from(value)
      } catch {
        context.addIssue({ code: 'custom', message: 'must be an ISO 8601 duration such as PT5M or P1D' })
        return z.NEVER
      }
    })
    .optional(),
  RATE_LIMITS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'must be trace, debug, info, warn, error, fatal or silent',
    })
    .default('info'),
})
type Variables = z.output<typeof variables>

/** Values that `npm start` generates begin with this, so that production can refuse them. */
export const DEMO_PREFIX = 'demo-'

const S3_NAMES = ['S3_ENDPOINT', 'S3_REGION', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

/**
 * Reads and checks the environment.
 * @throws ConfigError listing all problems at once
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  // `NAME=` in an env file means "not set".
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name in variables.shape && value !== undefined && value !== ''),
  )
  const parsed = variables.safeParse(given)
  const problems: string[] = []
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0])
      problems.push(name in given ? `${name} ${issue.message}` : `${name} is missing`)
    }
  }
  const s3 = S3_NAMES.filter((name) => name in given)
  if (s3.length > 0 && s3.length < S3_NAMES.length) {
    for (const name of S3_NAMES) if (!s3.includes(name)) problems.push(`${name} is missing (the S3_* variables go together)`)
  }
  const production = given.NODE_ENV === 'production' && given.FISIOKU_DEMO !== 'true'
  if (production) problems.push(...unfitForProduction(given))
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems)
  return assemble(parsed.data, production)
}

function unfitForProduction(given: Record<string, string | undefined>): string[] {
  const problems: string[] = []
  for (const name of ['MIDTRANS_SERVER_KEY', 'MIDTRANS_CLIENT_KEY']) {
    if (given[name]?.toLowerCase().includes(DEMO_PREFIX)) problems.push(`${name} holds a demo secret, which production refuses`)
  }
  if (!given.APP_URL) problems.push('APP_URL is missing (the public https address)')
  else if (!given.APP_URL.startsWith('https://') && !isLocal(given.APP_URL)) problems.push('APP_URL must start with https:// in production')
  if (given.MIDTRANS_BASE_URL && isLocal(given.MIDTRANS_BASE_URL))
    problems.push('MIDTRANS_BASE_URL points to the local sandbox, which production refuses')
  if (given.MIDTRANS_IS_PRODUCTION === 'true' && given.MIDTRANS_SERVER_KEY?.startsWith('SB-'))
    problems.push('MIDTRANS_SERVER_KEY is a sandbox key but MIDTRANS_IS_PRODUCTION is true')
  if (given.PUSH_EXTRA_HOSTS) problems.push('PUSH_EXTRA_HOSTS must not be set in production')
  if (given.RATE_LIMITS === 'off') problems.push('RATE_LIMITS must not be off in production')
  if (given.FISIOKU_CLOCK_OFFSET) problems.push('FISIOKU_CLOCK_OFFSET must not be set in production')
  return problems
}

function isLocal(address: string): boolean {
  return URL.canParse(address) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname)
}

function assemble(v: Variables, production: boolean): Config {
  const midtrans = v.MIDTRANS_IS_PRODUCTION
    ? 'https://api.midtrans.com'
    : v.MIDTRANS_SERVER_KEY.includes(DEMO_PREFIX)
      ? 'http://localhost:3001'
      : 'https://api.sandbox.midtrans.com'
  return {
    mode: v.FISIOKU_DEMO ? 'demo' : v.NODE_ENV,
    production,
    databaseUrl: v.DATABASE_URL,
    port: v.PORT,
    appUrl: v.APP_URL ?? `http://localhost:${v.PORT}`,
    midtrans: {
      serverKey: v.MIDTRANS_SERVER_KEY,
      clientKey: v.MIDTRANS_CLIENT_KEY,
      baseUrl: v.MIDTRANS_BASE_URL ?? midtrans,
      isProduction: v.MIDTRANS_IS_PRODUCTION,
    },
    payouts: payoutsOf(v),
    vapid: { publicKey: v.VAPID_PUBLIC_KEY, privateKey: v.VAPID_PRIVATE_KEY, subject: v.VAPID_SUBJECT },
    pushHosts:
      v.PUSH_EXTRA_HOSTS?.split(',')
        .map((host) => host.trim())
        .filter(Boolean) ?? [],
    mail: { smtpUrl: v.SMTP_URL, from: v.MAIL_FROM },
    storage:
      v.S3_ENDPOINT && v.S3_REGION && v.S3_BUCKET && v.S3_ACCESS_KEY_ID && v.S3_SECRET_ACCESS_KEY
        ? {
            kind: 's3',
            endpoint: v.S3_ENDPOINT,
            region: v.S3_REGION,
            bucket: v.S3_BUCKET,
            accessKeyId: v.S3_ACCESS_KEY_ID,
            secretAccessKey: v.S3_SECRET_ACCESS_KEY,
          }
        : { kind: 'disk', directory: v.STORAGE_DIR },
    rateLimits: v.RATE_LIMITS === 'on',
  }
}

/** The local sandbox plays payouts too, with keys that only it accepts. */
function payoutsOf(v: Variables): Config['payouts'] {
  const isProduction = v.MIDTRANS_IS_PRODUCTION
  if (v.MIDTRANS_PAYOUT_CREATOR_KEY && v.MIDTRANS_PAYOUT_APPROVER_KEY) {
    const baseUrl =
      v.MIDTRANS_PAYOUT_BASE_URL ?? (isProduction ? 'https://app.midtrans.com/iris/api/v1' : 'https://app.sandbox.midtrans.com/iris/api/v1')
    return { creatorKey: v.MIDTRANS_PAYOUT_CREATOR_KEY, approverKey: v.MIDTRANS_PAYOUT_APPROVER_KEY, baseUrl, isProduction }
  }
  if (!v.MIDTRANS_SERVER_KEY.includes(DEMO_PREFIX)) return null
  const baseUrl = `${v.MIDTRANS_BASE_URL ?? 'http://localhost:3001'}/iris/api/v1`
  return { creatorKey: 'demo-payout-creator', approverKey: 'demo-payout-approver', baseUrl, isProduction: false }
}

let current: Config | undefined

/** The checked configuration of this process; read once. Throws ConfigError when it is not usable. */
export function config(): Config {
  current ??= readConfig(process.env)
  return current
}
