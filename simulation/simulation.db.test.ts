import { expect, test } from 'vitest'
import { tell } from './action.ts'
import { run } from './run.ts'

// The long one is `npm run simulate`; its proof is `npm run simulate:faults`.
test.for([101, 102])('B12 people, gateway, crashes and time at random keep every promise (seed %i)', { timeout: 60_000 }, async (seed) => {
  const lived = await run({ seed, steps: 60 })
  expect(lived.failure && { ...lived.failure, story: lived.actions.map((action) => tell(action, lived.start)) }).toBeNull()
  expect(lived.actions).toHaveLength(60)
})

test('B12 a story told again by its actions alone comes to the same end', { timeout: 60_000 }, async () => {
  const first = await run({ seed: 103, steps: 40, stopAtOnce: true })
  const again = await run({ seed: 103, steps: 40, story: first.actions, stopAtOnce: true })
  expect([...again.counts]).toEqual([...first.counts])
})
