import { once } from 'node:events'
import type { lookup } from 'node:dns'
import https from 'node:https'
import type { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { isPrivateAddress, PublicAgent } from './public-agent.ts'

describe('R06 public addresses', () => {
  test.each([
    '0.0.0.0',
    '127.0.0.1',
    '127.255.255.254',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.0.8',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fec0::1',
    'fd00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    'nonsense',
    '',
  ])('%j is not one', (address) => expect(isPrivateAddress(address)).toBe(true))

  test.each(['8.8.8.8', '142.250.4.95', '100.128.0.1', '172.32.0.1', '2404:6800:4003::5f', '2a00:1450::1'])('%s is one', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  )
})

const failure = async (url: string, agent: https.Agent) => {
  const [error] = (await once(https.get(url, { agent }), 'error')) as [NodeJS.ErrnoException]
  return error.code
}

describe('R06 an agent for public addresses alone', () => {
  test('R06 an address in the URL itself is refused although nobody looks it up', async () => {
    const agent = new PublicAgent({})
    for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '10.0.0.1'])
      expect(await failure(`https://${host}:9/`, agent)).toBe('EPRIVATE')
  })

  test('R06 of the addresses of a name only the public ones are tried', async () => {
    const resolve = ((_name: string, _options: unknown, done: (error: null, found: unknown) => void) =>
      done(null, [
        { address: '10.0.0.1', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ])) as unknown as typeof lookup
    expect(await failure('https://push.example/', new PublicAgent({}, resolve))).toBe('EPRIVATE')
  })

  test('R06 a connection that ended somewhere private is dropped', async () => {
    const socket = new (class extends PublicAgent {
      override createConnection(...args: Parameters<PublicAgent['createConnection']>) {
        return super.createConnection(...args)
      }
    })({}).createConnection({ host: '192.0.1.1', port: 9 }) as Socket
    const ended = once(socket, 'error') as Promise<[NodeJS.ErrnoException]>
    Object.defineProperty(socket, 'remoteAddress', { value: '127.0.0.1' })
    socket.emit('connect')
    expect((await ended)[0].code).toBe('EPRIVATE')
  })
})
