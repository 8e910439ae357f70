// `npm run format`: lays out every file as `npm run check` wants it.
import { runForCode } from './support/processes.ts'

const { status } = await runForCode('node', ['node_modules/oxfmt/bin/oxfmt', '.'], {}, { show: true })
process.exit(status)
