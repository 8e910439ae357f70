/** The floor of a use case: the very statements it sends, without the code that decides on them. */
import pg from 'pg'

type Cell = string | number | boolean | Date | Buffer | null
export type Statement = { config: pg.QueryConfig; rows: Cell[][] }

/** What `work` sends to PostgreSQL and what comes back, in order. Nothing else may be under way. */
export async function recordStatements(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  const prototype = pg.Client.prototype as unknown as { query(...parameters: unknown[]): unknown }
  const original = prototype.query
  prototype.query = function query(...parameters) {
    const [first, values] = parameters
    const config = (typeof first === 'string' ? { text: first, ...(Array.isArray(values) && { values }) } : first) as pg.QueryConfig
    const answer = original.apply(this, parameters)
    if (typeof config?.text === 'string' && answer instanceof Promise)
      void answer.then(
        (result: pg.QueryResult<Record<string, Cell>>) => {
          statement.rows = (result.rows ?? []).map((row) => Object.values(row))
        },
        () => undefined,
      )
    const statement: Statement = { config, rows: [] }
    statements.push(statement)
    return answer
  }
  try {
    await work()
  } finally {
    prototype.query = original
  }
  return statements
}

/** Sends them again about another row: what came back differently goes into the later ones. */
export async function sendAgain(pool: pg.Pool, statements: readonly Statement[], from: string, to: string): Promise<void> {
  const instead = new Map([[from, to]])
  const translated = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(translated)
    if (typeof value !== 'string') return value
    let text = value
    for (const [old, fresh] of instead) text = text.replaceAll(old, fresh)
    return text
  }
  const client = await pool.connect()
  try {
    for (const { config, rows } of statements) {
      const answer = await client.query<Cell[]>({ ...config, values: config.values?.map(translated) } as pg.QueryArrayConfig)
      rows.forEach((row, index) =>
        row.forEach((cell, column) => {
          const fresh = Object.values(answer.rows?.[index] ?? [])[column]
          // Ids and codes; a short text would be found inside others.
          if (typeof cell === 'string' && typeof fresh === 'string' && cell !== fresh && cell.length >= 8) instead.set(cell, fresh)
        }),
      )
    }
  } finally {
    client.release()
  }
}
