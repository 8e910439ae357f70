import { expect, test } from 'vitest'
import { compare, type Figure, figuresOf } from './bench-figures.ts'

const OUTPUTS: Record<string, string> = {
  bookings: `bookings/s through the use case     310
bookings/s bare SQL, same writes    905   ratio 0.34   (aim ≥ 0.50; 10 clients, median of 5 rounds)`,
  ledger: `ledger entries/s through postEntry 100310`,
  deadlines: `(812 bookings made meanwhile)
answer time-outs under load        p50 0.02 s   p99 0.09 s   max 0.20 s
(aim: p99 ≤ 2 s)`,
  search: `One page of 20 with prices and next free slots, ms (100 searches each; aim p95 <= 100 at 20,000)
  1,000 therapists
    nearest                        p50   3.1  p95   4.2   bare nearest-20 SQL p50 0.80   ratio 4
  20,000 therapists
    nearest                        p50   5.5  p95   7.0   bare nearest-20 SQL p50 0.90   ratio 6`,
  slots: `Free slots of one therapist, 14 days, CPU ms per listing (median of 5 rounds; aim <= 1 ms)
    3 sessions   12 slots  0.0210 ms   integer floor 0.0101 ms   ratio 2.08`,
  'list-page': `Requests per second, 8 clients, median of 3 rounds; 1,000 therapists (aim: list >= 0.5 of the bare page)
  bare React Router page, 20 static cards       1000/s   0.90 ms CPU each   ratio 1.00
  therapist list, guests, one address            800/s   1.10 ms CPU each   ratio 0.80`,
  javascript: `React and React Router alone              70.1 KB gzip
/                                        101.0 KB gzip   ratio 1.44   (aim ≤ 120)
every patient and public page is within the aim of 120 KB`,
}
const read = (part: string) =>
  figuresOf(part, OUTPUTS[part]!).map(({ name, value, better }) => [name.slice(part.length + 2), value, better])

test('each bench says its figures, with the way that is better; floors and ratios are not judged', () => {
  expect(read('bookings')).toEqual([
    ['bookings/s through the use case', 310, 'higher'],
    ['bookings/s bare SQL, same writes', 905, null],
    ['bookings/s bare SQL, same writes, ratio', 0.34, null],
  ])
  expect(read('ledger')).toEqual([['ledger entries/s through postEntry', 100_310, 'higher']])
  expect(read('deadlines')).toEqual([
    ['answer time-outs under load, p50', 0.02, 'lower'],
    ['answer time-outs under load, p99', 0.09, 'lower'],
    ['answer time-outs under load, max', 0.2, null],
  ])
  expect(read('search')).toEqual([
    ['1,000 therapists, nearest, p50', 3.1, 'lower'],
    ['1,000 therapists, nearest, p95', 4.2, 'lower'],
    ['1,000 therapists, nearest, bare nearest-20 SQL p50', 0.8, null],
    ['1,000 therapists, nearest, ratio', 4, null],
    ['20,000 therapists, nearest, p50', 5.5, 'lower'],
    ['20,000 therapists, nearest, p95', 7, 'lower'],
    ['20,000 therapists, nearest, bare nearest-20 SQL p50', 0.9, null],
    ['20,000 therapists, nearest, ratio', 6, null],
  ])
  expect(read('slots')).toEqual([
    ['3 sessions, slots', 12, null],
    ['3 sessions', 0.021, 'lower'],
    ['3 sessions, integer floor', 0.0101, null],
    ['3 sessions, ratio', 2.08, null],
  ])
  expect(read('list-page').map(([name, value, better]) => [String(name).replace(/, 20 static cards|, guests/, ''), value, better])).toEqual(
    [
      ['bare React Router page', 1000, null],
      ['bare React Router page, CPU each', 0.9, null],
      ['bare React Router page, ratio', 1, null],
      ['therapist list, one address', 800, 'higher'],
      ['therapist list, one address, CPU each', 1.1, 'lower'],
      ['therapist list, one address, ratio', 0.8, null],
    ],
  )
  expect(read('javascript')).toEqual(
    [
      ['React and React Router alone, gzip', 70.1, null],
      ['/, gzip', 101, 'lower'],
      ['/, gzip, ratio', 1.44, null],
    ].map(([name, ...rest]) => [String(name).replace('/, gzip, ratio', '/, ratio'), ...rest]),
  )
})

test('medians are compared; more than a tenth worse is flagged, one-sided figures are not judged', () => {
  const of = (name: string, better: Figure['better'], ...values: number[]): Figure[] =>
    values.map((value) => ({ name, value, unit: '', better }))
  const compared = compare(
    [...of('a', 'higher', 80, 89, 500), ...of('b', 'lower', 109), ...of('c', 'lower', 112), ...of('d', null, 1), ...of('new', 'lower', 9)],
    [
      ...of('a', 'higher', 100, 100, 1),
      ...of('b', 'lower', 100),
      ...of('c', 'lower', 100),
      ...of('d', null, 9),
      ...of('gone', 'higher', 1),
    ],
    0.1,
  )
  expect(Object.fromEntries(compared.map(({ name, isWorse }) => [name, isWorse]))).toEqual({
    a: true,
    b: false,
    c: true,
    d: false,
    new: false,
    gone: false,
  })
  expect(compared.find(({ name }) => name === 'a')).toMatchObject({ ours: 89, theirs: 100, ratio: 0.89 })
})
