// `npm start`: the product as it is deployed, with local stand-ins for what is not configured.
import { launch } from './support/launch.ts'

await launch('production')
