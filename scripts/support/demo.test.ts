import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../app/platform/config.ts'
import { demoEnvironment, missingServices } from './demo.ts'

const folder = mkdtempSync(join(tmpdir(), 'fisioku-'))
const secrets = join(folder, 'secrets.json')
const ports = { web: 4000, sandbox: 4001, mailbox: 4002, smtp: 4003 }
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a bare machine gets everything, the same again the next time, readable only by its owner', () => {
  const filled = demoEnvironment({}, ports, secrets, folder)
  const settings = readConfig({ ...filled, NODE_ENV: 'production', DATABASE_URL: 'postgresql://x/y', PORT: '4000' })
  expect(settings).toMatchObject({
    mode: 'demo',
    production: false,
    appUrl: 'http://localhost:4000',
    midtrans: { baseUrl: 'http://localhost:4001' },
    mail: { smtpUrl: 'smtp://127.0.0.1:4003' },
  })
  expect(demoEnvironment({}, ports, secrets, folder)).toEqual(filled)
  expect(statSync(secrets).mode & 0o077).toBe(0)
})

test('what is set is kept, and no stand-in is started for it', () => {
  const given = {
    MIDTRANS_SERVER_KEY: 'SB-Mid-server-real',
    MIDTRANS_CLIENT_KEY: 'SB-Mid-client-real',
    SMTP_URL: 'smtp://mail.example:587',
    APP_URL: 'https://fisioku.example',
  }
  expect(missingServices(given)).toEqual({ sandbox: false, mailbox: false })
  const filled = demoEnvironment(given, ports, secrets, folder)
  expect(filled).toMatchObject({ APP_URL: 'https://fisioku.example', FISIOKU_DEMO: 'true' })
  const settings = readConfig({ ...given, ...filled, NODE_ENV: 'production', DATABASE_URL: 'postgresql://x/y' })
  expect(settings.midtrans).toMatchObject({ serverKey: 'SB-Mid-server-real', baseUrl: 'https://api.sandbox.midtrans.com' })
  expect(settings.mail.smtpUrl).toBe('smtp://mail.example:587')
})

test('a complete real configuration is left alone, and so is one that refuses the demo', () => {
  const real = { MIDTRANS_SERVER_KEY: 'k', MIDTRANS_CLIENT_KEY: 'c', VAPID_PRIVATE_KEY: 'v', SMTP_URL: 'smtp://m' }
  expect(demoEnvironment(real, ports, secrets, folder)).toEqual({})
  expect(demoEnvironment({ FISIOKU_DEMO: 'false' }, ports, secrets, folder)).toEqual({})
  expect(missingServices({ FISIOKU_DEMO: 'false' })).toEqual({ sandbox: false, mailbox: false })
})
