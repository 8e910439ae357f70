import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Supervisor, run, runForCode } from './processes.ts'
import { demandPort, isTaken, portNear } from './ports.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fisioku-'))
  mkdirSync(join(folder, 'logs'))
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

const alive = (pid: number) => existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
const pidsIn = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : [])

describe('supervisor', () => {
  test('a program that dies is started again, and stopping leaves nothing behind, not even its children', async () => {
    const parents = join(folder, 'parents')
    const children = join(folder, 'children')
    const script = join(folder, 'program.mjs')
    writeFileSync(
      script,
      `import { appendFileSync } from 'node:fs'; import { spawn } from 'node:child_process'
       appendFileSync(${JSON.stringify(parents)}, process.pid + '\\n')
       const child = spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'])
       appendFileSync(${JSON.stringify(children)}, child.pid + '\\n')
       process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000)`,
    )
    const supervisor = new Supervisor(join(folder, 'logs'))
    supervisor.start({ name: 'program', script, environment: {} })
    await vi.waitFor(() => expect(pidsIn(children)).toHaveLength(1), 10_000)
    process.kill(pidsIn(parents)[0] ?? 0, 'SIGKILL')
    await vi.waitFor(() => expect(pidsIn(children)).toHaveLength(2), 10_000)
    expect(supervisor.isRunning('program')).toBe(true)
    await supervisor.stop(2)
    await vi.waitFor(() => expect([...pidsIn(parents), ...pidsIn(children)].filter(alive)).toEqual([]), 5_000)
  })

  test('a program that ignores SIGTERM is ended all the same', async () => {
    const pids = join(folder, 'pids')
    const script = join(folder, 'stubborn.mjs')
    writeFileSync(
      script,
      `import { appendFileSync } from 'node:fs'; process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); appendFileSync(${JSON.stringify(pids)}, process.pid + '\\n')`,
    )
    const supervisor = new Supervisor(join(folder, 'logs'))
    supervisor.start({ name: 'stubborn', script, environment: {} })
    await vi.waitFor(() => expect(pidsIn(pids)).toHaveLength(1), 10_000)
    await supervisor.stop(0.3)
    await vi.waitFor(() => expect(pidsIn(pids).filter(alive)).toEqual([]), 5_000)
  })
})

describe('tools', () => {
  test('a failing tool is told with its last words', async () => {
    await expect(run('node', ['-e', 'console.error("no space left"); process.exit(3)'])).rejects.toThrow(/no space left/)
    expect((await runForCode('node', ['-e', 'process.exit(3)'])).status).toBe(3)
    expect((await runForCode('no-such-program', [])).status).toBe(127)
  })
})

describe('ports', () => {
  test('a taken port is refused with the remedy, and the next free one is found', async () => {
    const server = createServer()
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    expect(await isTaken(port)).toBe(true)
    await expect(demandPort(port, 'npm start')).rejects.toThrow(`PORT=${port + 100} npm start`)
    expect(await portNear(port)).not.toBe(port)
    await new Promise((done) => server.close(done))
    expect(await portNear(port)).toBe(port)
  })
})
