import { createServer } from 'node:net'
import { freePort } from '../embedded-postgres.ts'
import { Trouble } from './terminal.ts'

/** True when something already listens on the port, on any address of this machine. */
export async function isTaken(port: number): Promise<boolean> {
  for (const host of ['::', '0.0.0.0', '127.0.0.1']) {
    const code = await new Promise<string | undefined>((done) => {
      const server = createServer()
      server.once('error', (error: NodeJS.ErrnoException) => done(error.code))
      server.listen({ port, host, exclusive: true }, () => server.close(() => done(undefined)))
    })
    if (code === 'EACCES')
      throw new Trouble(`Port ${port} needs rights that this user does not have. Choose one above 1023, for example: PORT=3000 npm start`)
    // A machine without IPv6 says EAFNOSUPPORT or EADDRNOTAVAIL for "::".
    if (code === 'EADDRINUSE') return true
  }
  return false
}

/** @throws Trouble with the remedy when the port that people will open is taken */
export async function demandPort(port: number, command: string): Promise<void> {
  if (await isTaken(port)) {
    throw new Trouble(
      `Port ${port} is taken by another program.\nStop that program (lsof -i :${port} names it), or choose another port: PORT=${port + 100} ${command}`,
    )
  }
}

/** The wanted port if it is free, otherwise another one. */
export async function portNear(wanted: number): Promise<number> {
  return wanted <= 65535 && !(await isTaken(wanted)) ? wanted : freePort()
}
