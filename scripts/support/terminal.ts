const plain = !process.stdout.isTTY || process.env.NO_COLOR !== undefined
const paint = (code: number) => (text: string) => (plain ? text : `\u001B[${code}m${text}\u001B[0m`)
export const bold = paint(1)
export const dim = paint(2)
export const red = paint(31)
export const green = paint(32)
export const yellow = paint(33)

/** A failure whose message already tells the person what to do; it is shown without a stack. */
export class Trouble extends Error {}

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Runs one step of a command and shows how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  say(`${dim('▸')} ${title} …`)
  try {
    const result = await work()
    say(`${green('✓')} ${title} ${dim(`(${((performance.now() - started) / 1000).toFixed(1)} s)`)}`)
    return result
  } catch (error) {
    say(`${red('✗')} ${title}`)
    throw error
  }
}

/** Ends the command: the message for trouble that was foreseen, the stack for anything else. */
export function fail(error: unknown): never {
  const known = error instanceof Trouble || (error instanceof Error && error.name === 'ConfigError')
  process.stderr.write(
    `\n${red(known ? (error as Error).message : error instanceof Error ? (error.stack ?? error.message) : String(error))}\n\n`,
  )
  process.exit(1)
}
