import { toInstant, type Reader } from '../../platform/db.ts'

type Language = 'id' | 'en'

/** A package as a patient sees it. Amounts in whole rupiah; the price of a session is rounded down. */
export type OfferedPackage = {
  id: string
  name: string
  description: string
  sessionCount: number
  durationMinutes: number
  totalPrice: bigint
  pricePerSession: bigint
}

/** What a therapist of this grade is booked for at home, smallest first. */
export async function packagesOfGrade(reader: Reader, grade: string, language: Language): Promise<OfferedPackage[]> {
  const rows = await reader.$queryRaw<
    {
      id: string
      name_id: string
      name_en: string
      description_id: string
      description_en: string
      session_count: number
      duration_minutes: number
      total_price: bigint
    }[]
  >`
    select id, name_id, name_en, description_id, description_en, session_count, duration_minutes, total_price
    from packages where grade = ${grade}::therapist_grade and place = 'HOME' and is_active
    order by sort_order, session_count, total_price, id`
  return rows.map((row) => ({
    id: row.id,
    name: language === 'id' ? row.name_id : row.name_en,
    description: language === 'id' ? row.description_id : row.description_en,
    sessionCount: row.session_count,
    durationMinutes: row.duration_minutes,
    totalPrice: row.total_price,
    pricePerSession: row.total_price / BigInt(row.session_count),
  }))
}

/** Minutes of therapy of a package on sale for a visit at home, or null. */
export async function durationOfPackage(reader: Reader, packageId: string): Promise<number | null> {
  const [row] = await reader.$queryRaw<{ duration_minutes: number }[]>`
    select duration_minutes from packages where id = ${packageId}::uuid and place = 'HOME' and is_active`
  return row?.duration_minutes ?? null
}

export type ManagedPackage = {
  id: string
  slug: string
  nameId: string
  nameEn: string
  descriptionId: string
  descriptionEn: string
  grade: string
  place: string
  sessionCount: number
  durationMinutes: number
  totalPrice: bigint
  adminFeeAmount: bigint | null
  isActive: boolean
  sortOrder: number
  bookings: number
  updatedAt: Temporal.Instant
}

/** Every package with how often it was booked, for admins; active ones first. */
export async function managedPackages(reader: Reader): Promise<ManagedPackage[]> {
  const rows = await reader.package.findMany({
    orderBy: [{ isActive: 'desc' }, { grade: 'asc' }, { sortOrder: 'asc' }, { sessionCount: 'asc' }],
    include: { _count: { select: { bookings: true } } },
  })
  return rows.map(({ _count, createdAt: _created, updatedAt, ...row }) => ({
    ...row,
    bookings: _count.bookings,
    updatedAt: toInstant(updatedAt),
  }))
}
