import nodemailer from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Mailbox, startMailbox } from './mailbox.ts'

let mailbox: Mailbox
beforeAll(async () => {
  mailbox = await startMailbox()
})
afterAll(() => mailbox.close())

test('a mail with accents, long lines and HTML is shown as it was written', async () => {
  const transport = nodemailer.createTransport(mailbox.smtpUrl)
  const text = `Halo Bu Sri — sesi pukul 09.00 WITA. ${'panjang '.repeat(30)}\nhttps://fisioku.example/reset?token=a=b`
  await transport.sendMail({
    from: 'Fisioku <halo@demo.test>',
    to: 'sri@demo.test',
    subject: 'Booking dikonfirmasi – Selasa, 24 November 2026 pukul 09.00 WITA di rumah Ibu Sri',
    text,
    html: `<p>Halo <b>Bu Sri</b> é</p>`,
  })
  await transport.sendMail({
    from: 'halo@demo.test',
    to: 'lain@demo.test',
    subject: '<script>alert(1)</script>',
    text: '<img src=x onerror=alert(1)>',
  })
  transport.close()

  const answer = await fetch(`${mailbox.pageUrl}/messages.json?to=sri@demo.test`)
  const [message] = (await answer.json()) as { subject: string; text: string; html: string }[]
  expect(message).toMatchObject({ subject: 'Booking dikonfirmasi – Selasa, 24 November 2026 pukul 09.00 WITA di rumah Ibu Sri' })
  expect(message?.text.replaceAll('\r\n', '\n').trim()).toBe(text)
  expect(message?.html).toContain('<b>Bu Sri</b> é')

  const page = await (await fetch(mailbox.pageUrl)).text()
  expect(page).toContain('SIMULASI')
  expect(page).not.toContain('<script>')
  expect(page).not.toContain('<img')
})
