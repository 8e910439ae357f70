import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Environment } from './processes.ts'

export interface DemoServices {
  readonly sandbox: boolean
  readonly mailbox: boolean
}

export interface DemoPorts {
  readonly web: number
  readonly sandbox: number
  readonly mailbox: number
  readonly smtp: number
}

/** Which local stand-ins are needed: each only where nothing real is configured. */
export function missingServices(given: Environment): DemoServices {
  const real = given.FISIOKU_DEMO === 'false'
  return {
    sandbox: !real && !given.MIDTRANS_SERVER_KEY && !given.MIDTRANS_BASE_URL,
    mailbox: !real && !given.SMTP_URL,
  }
}

/**
 * The variables that make the product run on this machine alone: what is set stays as it is, what is
 * not set comes from `secretsFile` (made once) and the local stand-ins.
 */
export function demoEnvironment(given: Environment, ports: DemoPorts, secretsFile: string, stateDirectory: string): Environment {
  const needed = missingServices(given)
  const missing = ['MIDTRANS_SERVER_KEY', 'MIDTRANS_CLIENT_KEY', 'VAPID_PRIVATE_KEY', 'SMTP_URL'].some((name) => !given[name])
  if (given.FISIOKU_DEMO === 'false' || (!missing && given.FISIOKU_DEMO !== 'true')) return {}
  const secrets = keptSecrets(secretsFile)
  const filled: Environment = {
    FISIOKU_DEMO: 'true',
    APP_URL: `http://localhost:${ports.web}`,
    VAPID_SUBJECT: 'mailto:halo@demo.test',
    MAIL_FROM: 'Fisioku <halo@demo.test>',
    STORAGE_DIR: join(stateDirectory, 'storage'),
    ...(needed.sandbox && {
      MIDTRANS_SERVER_KEY: secrets.MIDTRANS_SERVER_KEY,
      MIDTRANS_CLIENT_KEY: secrets.MIDTRANS_CLIENT_KEY,
      MIDTRANS_BASE_URL: `http://localhost:${ports.sandbox}`,
    }),
    ...(needed.mailbox && { SMTP_URL: `smtp://127.0.0.1:${ports.smtp}` }),
  }
  for (const [name, value] of Object.entries(given)) if (value && name in filled) filled[name] = value
  if (!given.VAPID_PRIVATE_KEY)
    Object.assign(filled, { VAPID_PUBLIC_KEY: secrets.VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY: secrets.VAPID_PRIVATE_KEY })
  return filled
}

function keptSecrets(file: string): Record<string, string> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = privateKey.export({ format: 'jwk' })
  const point = Buffer.concat([Buffer.of(4), Buffer.from(jwk.x ?? '', 'base64url'), Buffer.from(jwk.y ?? '', 'base64url')])
  const secrets = {
    // "demo-" is what production looks for and refuses.
    MIDTRANS_SERVER_KEY: `SB-Mid-server-demo-${randomBytes(12).toString('hex')}`,
    MIDTRANS_CLIENT_KEY: `SB-Mid-client-demo-${randomBytes(8).toString('hex')}`,
    VAPID_PUBLIC_KEY: point.toString('base64url'),
    VAPID_PRIVATE_KEY: jwk.d ?? '',
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return secrets
}
