// Generates the Prisma client and builds the web app; used by the Dockerfile.
import { buildWeb, generateClient } from './support/project.ts'
import { fail, step } from './support/terminal.ts'

try {
  await step('Prisma client', generateClient)
  await step('Building the web app', buildWeb)
} catch (error) {
  fail(error)
}
