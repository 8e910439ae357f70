import { lookup as dnsLookup, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/**
 * A push endpoint is a URL a user handed us, and we send requests to it: only
 * the push services of the browsers are allowed, over https on port 443, and
 * only at public addresses.
 */
export const KNOWN_PUSH_HOSTS: readonly string[] = [
  'fcm.googleapis.com',
  'jmt17.google.com',
  'updates.push.services.mozilla.com',
  '*.push.services.mozilla.com',
  '*.notify.windows.com',
  'web.push.apple.com',
  '*.push.apple.com',
]

/**
 * Whether `endpoint` is an https URL at one of `hosts`. An entry is a host
 * name, `*.suffix`, or `host:port` for a service on another port.
 */
export function isAllowedEndpoint(endpoint: string, hosts: readonly string[]): boolean {
  if (endpoint.length > 2_000 || !URL.canParse(endpoint)) return false
  const url = new URL(endpoint)
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.pathname === '/') return false
  return hosts.some((entry) => {
    const [name = '', port = ''] = entry.toLowerCase().split(':')
    if (url.port !== port) return false
    return name.startsWith('*.') ? url.hostname.endsWith(name.slice(1)) : url.hostname === name
  })
}

// Two lists: in one, a rule for ::ffff:0:0/96 would also match every IPv4 address.
const privateIpv4 = new BlockList()
const privateIpv6 = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  privateIpv4.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  privateIpv6.addSubnet(network, prefix, 'ipv6')

/** Loopback, private, link-local, multicast and IPv4-mapped addresses. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return privateIpv4.check(address, 'ipv4')
  return family === 0 || privateIpv6.check(address, 'ipv6')
}

/**
 * A DNS lookup that answers only public addresses. Used as the agent's lookup,
 * so the checked address is the one connected to (no rebinding in between).
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, (error, found) => {
    const addresses = (found as LookupAddress[] | undefined) ?? []
    if (error) return callback(error, '', 0)
    const usable = addresses.filter(({ address }) => !isPrivateAddress(address))
    const first = usable[0]
    if (!first) return callback(Object.assign(new Error('push host has no public address'), { code: 'EPRIVATE' }), '', 0)
    if (options.all) return callback(null, usable as never, undefined as never)
    callback(null, first.address, first.family)
  })
}
