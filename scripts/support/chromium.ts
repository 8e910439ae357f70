import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runForCode } from './processes.ts'
import { Trouble, step } from './terminal.ts'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome']

/** The Chromium that is on this machine, if any. */
export function installedChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!existsSync(named)) throw new Trouble(`CHROMIUM_PATH names ${named}, which does not exist.`)
    return named
  }
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'chromium'))
  return [...usual, ...onPath].find((path) => existsSync(path))
}

/**
 * Finds Chromium or installs it: Debian's package as root, Playwright's own otherwise.
 * @returns its path, or undefined when Playwright keeps it itself
 */
export async function findChromium(): Promise<string | undefined> {
  const found = installedChromium()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const environment = { DEBIAN_FRONTEND: 'noninteractive' }
    await step('Installing Chromium (Debian package)', async () => {
      await runForCode('apt-get', ['update', '-q'], environment)
      await runForCode('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-liberation'], environment)
    })
    const installed = installedChromium()
    if (installed) return installed
  }
  const { status, output } = await step("Installing Playwright's Chromium", () =>
    runForCode('node', ['node_modules/@playwright/test/cli.js', 'install', 'chromium']),
  )
  if (status !== 0) {
    throw new Trouble(
      `No Chromium for the browser tests. Install it (Debian: apt-get install chromium) or name one with CHROMIUM_PATH.\n${output}`,
    )
  }
  return undefined
}
