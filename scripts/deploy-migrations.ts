// Brings the database of DATABASE_URL up to date; used by the image, which carries no development packages.
import { migrateDatabase } from './support/product.ts'
import { fail, say } from './support/terminal.ts'

try {
  const applied = await migrateDatabase(process.env.DATABASE_URL ?? '')
  say(applied.length ? `Applied ${applied.join(', ')}` : 'The database is up to date.')
  process.exit(0)
} catch (error) {
  fail(error)
}
