import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceKm } from '../../platform/geo.ts'
import { parsePin, showPin } from './pin.ts'

const point = { latitude: -6.2305, longitude: 106.8496 }

test.each([
  '-6.2305, 106.8496',
  '-6.2305,106.8496',
  '-6,2305 106,8496',
  '-6,2305, 106,8496',
  '(−6.2305, 106.8496)',
  '106.8496, -6.2305',
  '-6.2305° 106.8496°',
  'geo:-6.2305,106.8496?z=17',
  'https://www.google.com/maps?q=-6.2305,106.8496',
  'https://maps.google.com/?q=loc:-6.2305,106.8496',
  'https://www.google.com/maps/place/Tebet/@-6.2305,106.8496,17z',
  'https://www.google.com/maps/search/?api=1&query=-6.2305%2C106.8496',
  'https://www.google.com/maps/place/X/@-6.5,106.9,15z/data=!3m1!4b1!3d-6.2305!4d106.8496',
  'https://www.openstreetmap.org/#map=17/-6.2305/106.8496',
])('a pin is read from %s', (text) => {
  expect(parsePin(text)).toEqual({ ok: true, point })
})

test('what is no point, or not in Indonesia, is refused', () => {
  for (const text of ['', 'rumah', '-6.2305', 'https://maps.app.goo.gl/abc', '--6.2, 106', 'NaN, NaN'])
    expect(parsePin(text), text).toEqual({ ok: false, reason: 'unreadable' })
  for (const text of ['0, 0', '52.52, 13.40', '-33.86, 151.2', '999, 999', '1,2,3,4'])
    expect(parsePin(text), text).toEqual({ ok: false, reason: 'outside' })
})

test('every shown pin is read again', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -11.4, max: 6.4, noNaN: true }),
      fc.double({ min: 94.6, max: 141.4, noNaN: true }),
      (latitude, longitude) => {
        const read = parsePin(showPin({ latitude, longitude }))
        expect(read.ok && distanceKm(read.point, { latitude, longitude })).toBeLessThan(0.003)
      },
    ),
  )
})

test('Jakarta and Makassar are 1,400 km apart', () => {
  expect(distanceKm({ latitude: -6.2, longitude: 106.82 }, { latitude: -5.14, longitude: 119.43 })).toBeCloseTo(1400, -1.5)
})
