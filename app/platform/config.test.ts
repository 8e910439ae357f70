import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig, variables } from './config.ts'

const complete = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://fisioku:pw@db/fisioku',
  APP_URL: 'https://fisioku.example/',
  MIDTRANS_SERVER_KEY: 'Mid-server-abc',
  MIDTRANS_CLIENT_KEY: 'Mid-client-abc',
  MIDTRANS_IS_PRODUCTION: 'true',
  VAPID_PUBLIC_KEY: Buffer.alloc(65, 4).toString('base64url'),
  VAPID_PRIVATE_KEY: Buffer.alloc(32, 7).toString('base64url'),
  VAPID_SUBJECT: 'mailto:ops@example.com',
  SMTP_URL: 'smtps://user:pw@mail.example:465',
  MAIL_FROM: 'Fisioku <halo@example.com>',
}

function problemsOf(environment: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('configuration', () => {
  test('reads a complete production environment', () => {
    expect(readConfig(complete)).toMatchObject({
      mode: 'production',
      production: true,
      port: 3000,
      appUrl: 'https://fisioku.example',
      midtrans: { baseUrl: 'https://api.midtrans.com', isProduction: true },
      storage: { kind: 'disk' },
    })
  })

  test('lists every problem at once, by name and without values', () => {
    const problems = problemsOf({
      ...complete,
      DATABASE_URL: 'mysql://root:hunter2@db',
      PORT: '99999',
      MIDTRANS_IS_PRODUCTION: 'yes',
      SMTP_URL: undefined,
      VAPID_PRIVATE_KEY: 'short',
    })
    expect(problems.map((p) => p.split(' ')[0])).toEqual([
      'DATABASE_URL',
      'PORT',
      'MIDTRANS_IS_PRODUCTION',
      'VAPID_PRIVATE_KEY',
      'SMTP_URL',
    ])
    expect(problems.join()).not.toContain('hunter2')
    expect(problems).toContain('SMTP_URL is missing')
  })

  test.each([
    ['MIDTRANS_SERVER_KEY', { MIDTRANS_SERVER_KEY: 'SB-Mid-server-demo-1' }],
    ['MIDTRANS_BASE_URL', { MIDTRANS_BASE_URL: 'http://localhost:3001' }],
    ['APP_URL', { APP_URL: 'http://fisioku.example' }],
    ['FISIOKU_CLOCK_OFFSET', { FISIOKU_CLOCK_OFFSET: 'PT5M' }],
  ])('production refuses a demo %s', (name, change) => {
    expect(problemsOf({ ...complete, ...change })[0]).toMatch(new RegExp(`^${name}`))
    expect(problemsOf({ ...complete, ...change, FISIOKU_DEMO: 'true' })).toEqual([])
  })

  test('an empty value counts as not set, and half an S3 setup is refused', () => {
    expect(problemsOf({ ...complete, S3_BUCKET: '', LOG_LEVEL: '' })).toEqual([])
    expect(problemsOf({ ...complete, S3_BUCKET: 'files' })).toHaveLength(4)
  })

  test('the clock can be shifted outside production only by a duration', () => {
    const development = { ...complete, NODE_ENV: 'development' }
    expect(() => readConfig({ ...development, FISIOKU_CLOCK_OFFSET: 'P1DT5M' })).not.toThrow()
    expect(problemsOf({ ...development, FISIOKU_CLOCK_OFFSET: '5 minutes' })).toHaveLength(1)
  })

  test('.env.example lists exactly the variables that are read', () => {
    const listed = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').matchAll(/^([A-Z][A-Z0-9_]*)=/gm)
    expect([...listed].map((match) => match[1]).toSorted()).toEqual(Object.keys(variables.shape).toSorted())
  })
})
