import { expect, test } from 'vitest'
import { routeLabel } from './request-metrics.ts'

test.each([
  ['/', 200, '/'],
  ['/_.data', 200, '/'],
  ['/bookings/0199d0a2-6c1e-7b1a-8d7e-2f9d7c1e4b10/pay', 200, '/bookings/:id/pay'],
  ['/bookings/0199d0a2-6c1e-7b1a-8d7e-2f9d7c1e4b10.data', 200, '/bookings/0199d0a2-6c1e-7b1a-8d7e-2f9d7c1e4b10'.replace(/0199.*/, ':id')],
  ['/assets/entry-abc.js', 200, '/assets'],
  ['/wp-login.php', 404, 'unmatched'],
])('label of %s with %i is %s', (path, status, label) => {
  expect(routeLabel(path, status)).toBe(label)
})
