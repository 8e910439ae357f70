// `npm run dev`: the same, with hot reload of the web app and a restart of the worker on every change.
import { launch } from './support/launch.ts'

await launch('development')
