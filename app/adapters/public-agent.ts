import { lookup as dnsLookup, type LookupAddress } from 'node:dns'
import https from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import type { Duplex } from 'node:stream'

// Two lists: in one, a rule for ::ffff:0:0/96 would also match every IPv4 address.
const privateIpv4 = new BlockList()
const publicIpv6 = new BlockList()
const reservedIpv6 = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  privateIpv4.addSubnet(network, prefix, 'ipv4')
// All that is public lies here: loopback, mapped, translated, local and multicast addresses do not.
publicIpv6.addSubnet('2000::', 3, 'ipv6')
// Tunnels name an IPv4 address inside, and documentation has no owner.
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  reservedIpv6.addSubnet(network, prefix, 'ipv6')

/** Loopback, private, shared, link-local, multicast, reserved, tunnelled and IPv4-mapped addresses; also what is no address. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return privateIpv4.check(address, 'ipv4')
  return family === 0 || !publicIpv6.check(address, 'ipv6') || reservedIpv6.check(address, 'ipv6')
}

/** `code` of the error when an address is not public. */
export const NOT_PUBLIC = 'EPRIVATE'
const notPublic = () => Object.assign(new Error('not a public address'), { code: NOT_PUBLIC })

/** A DNS lookup that answers only public addresses: the checked address is the one connected to, no rebinding in between. */
function publicLookup(resolve: typeof dnsLookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0)
      const usable = (found as LookupAddress[]).filter(({ address }) => !isPrivateAddress(address))
      const first = usable[0]
      if (!first) return callback(notPublic(), '', 0)
      if (options.all) return callback(null, usable as never, undefined as never)
      callback(null, first.address, first.family)
    })
  }
}

/** Connects to public addresses only, whatever a name resolves to and whoever wrote the address. */
export class PublicAgent extends https.Agent {
  /** @param resolve the DNS that names are looked up in */
  constructor(options: https.AgentOptions, resolve: typeof dnsLookup = dnsLookup) {
    super({ ...options, lookup: publicLookup(resolve) })
  }

  override createConnection(...args: Parameters<https.Agent['createConnection']>): Duplex | null | undefined {
    const [{ host }, done] = args
    // For an address Node asks no lookup.
    if (typeof host !== 'string' || (isIP(host) && isPrivateAddress(host))) {
      process.nextTick(() => done?.(notPublic(), undefined as never))
      return undefined
    }
    const socket = super.createConnection(...args)
    socket?.once('connect', () => {
      if (isPrivateAddress((socket as { remoteAddress?: string }).remoteAddress ?? '')) socket.destroy(notPublic())
    })
    return socket
  }
}
