/**
 * A push endpoint is a URL a user handed us, and we send requests to it: only the push
 * services of the browsers are allowed, by their plain names, over https on port 443.
 * Where their names lead is checked when a connection is made: `public-agent.ts`.
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

const MAX_LENGTH = 2_000
/** Letters, digits, hyphens and dots. URL readers disagree on what else a host may hold, and where it ends. */
const HOST_NAME = /^(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*$/

/**
 * The endpoint as it is stored and dialled, or null when it is not an https URL at one of `hosts`.
 * An entry is a host name, `*.suffix`, or `host:port` for a service on another port. Whoever
 * connects takes the URL from here and never reads the text again.
 */
export function pushEndpoint(endpoint: string, hosts: readonly string[]): URL | null {
  if (endpoint.length > MAX_LENGTH || !URL.canParse(endpoint)) return null
  const url = new URL(endpoint)
  url.hash = ''
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.pathname === '/') return null
  if (url.href.length > MAX_LENGTH || !HOST_NAME.test(url.hostname)) return null
  return hosts.some((entry) => isHost(url, entry.toLowerCase())) ? url : null
}

function isHost(url: URL, entry: string): boolean {
  const [name = '', port = ''] = entry.split(':')
  if (url.port !== port) return false
  return name.startsWith('*.') ? url.hostname.endsWith(name.slice(1)) : url.hostname === name
}
