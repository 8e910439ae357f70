/** First import of everything here: settings are read when the product's modules load. */
import { testEnvironment } from '../test/environment.ts'

Object.assign(process.env, testEnvironment)
