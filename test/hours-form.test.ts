import { describe, expect, test } from 'vitest'
import { clockText, parseWeek, timeOffSpan } from '../app/routes/therapist/hours-form.ts'

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

describe('working hours form', () => {
  test('reads ranges, treats 00:00 as the end of the day, skips empty rows', () => {
    const { hours, errors } = parseWeek(form({ d1s0: '08:00', d1e0: '12:30', d1s1: '', d1e1: '', d7s0: '20:00', d7e0: '00:00' }))
    expect(errors).toEqual([])
    expect(hours).toEqual([
      { weekday: 1, startMinute: 480, endMinute: 750 },
      { weekday: 7, startMinute: 1200, endMinute: 1440 },
    ])
  })

  test('half a range and nonsense are reported for their day, and everything typed is kept', () => {
    const { hours, fields, errors } = parseWeek(form({ d2s0: '09:00', d2e0: '', d3s0: '25:00', d3e0: 'x', d4s0: '09:00', d4e0: '10:00' }))
    expect(errors).toEqual([
      { weekday: 2, problem: 'incomplete' },
      { weekday: 3, problem: 'incomplete' },
    ])
    expect(hours).toEqual([{ weekday: 4, startMinute: 540, endMinute: 600 }])
    expect(fields[3]).toEqual([['25:00', 'x']])
  })

  test('minutes survive the way into a time input and back', () => {
    expect([0, 30, 545, 1439, 1440].map(clockText)).toEqual(['00:00', '00:30', '09:05', '23:59', '00:00'])
  })
})

describe('time off form', () => {
  const iso = (off: Record<string, string>, zone: string) => {
    const span = timeOffSpan(off, zone)
    return span && [span.startsAt.toString(), span.endsAt.toString()]
  }

  test("T11 whole days in the therapist's own zone", () => {
    expect(iso({ fromDate: '2026-12-24', toDate: '2026-12-25' }, 'Asia/Makassar')).toEqual(['2026-12-23T16:00:00Z', '2026-12-25T16:00:00Z'])
    expect(iso({ fromDate: '2026-12-24', fromTime: '', toDate: '', toTime: '' }, 'Asia/Jayapura')).toEqual([
      '2026-12-23T15:00:00Z',
      '2026-12-24T15:00:00Z',
    ])
  })

  test('part of a day', () => {
    expect(iso({ fromDate: '2026-12-24', fromTime: '13:00', toDate: '2026-12-24', toTime: '17:30' }, 'Asia/Jakarta')).toEqual([
      '2026-12-24T06:00:00Z',
      '2026-12-24T10:30:00Z',
    ])
  })

  test('what is no date or no time is refused', () => {
    expect([
      iso({ fromDate: '' }, 'Asia/Jakarta'),
      iso({ fromDate: '2026-02-30' }, 'Asia/Jakarta'),
      iso({ fromDate: '2026-12-24', fromTime: '9' }, 'Asia/Jakarta'),
    ]).toEqual([null, null, null])
  })
})
