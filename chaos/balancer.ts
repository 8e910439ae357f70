import { createServer, request as send, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

/**
 * What stands before the web processes: passes a request to one of them in turn. A
 * process that refuses the connection got nothing, so the next one is asked; after
 * that the caller only learns that the answer is missing, as from a real balancer.
 */
export async function startBalancer(port: number, upstreams: readonly number[]): Promise<Server> {
  let turn = 0
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => pass(incoming, Buffer.concat(chunks), outgoing, upstreams, turn++, 0))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, resolve)
  })
  return server
}

function pass(
  incoming: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
  upstreams: readonly number[],
  turn: number,
  tried: number,
): void {
  const port = upstreams[(turn + tried) % upstreams.length]!
  const onward = send(
    { host: '127.0.0.1', port, method: incoming.method, path: incoming.url, headers: incoming.headers, agent: false },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.on('error', () => outgoing.destroy())
      answer.pipe(outgoing)
    },
  )
  onward.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNREFUSED' && tried + 1 < upstreams.length) return pass(incoming, body, outgoing, upstreams, turn, tried + 1)
    if (error.code === 'ECONNREFUSED' && !outgoing.headersSent) return void outgoing.writeHead(503).end()
    outgoing.destroy()
  })
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) onward.destroy()
  })
  onward.end(body)
}
