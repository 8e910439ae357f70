import type pg from 'pg'
import { hashPassword } from '../../app/domain/identity/passwords.ts'
import { patients } from './patients.ts'
import { randomFrom } from './random.ts'
import { type DemoTherapist, type Grade, bioOf, hoursOf, therapists } from './therapists.ts'

export const PASSWORD = 'fisioku-demo'

export interface Therapist extends DemoTherapist {
  readonly id: string
  readonly userId: string
  readonly radiusKm: number
  readonly hours: readonly { weekday: number; start: number; end: number }[]
}

export interface Patient {
  readonly id: string
  readonly addressId: string
  readonly name: string
  readonly latitude: number
  readonly longitude: number
  readonly zone: string
}

export interface Package {
  readonly id: string
  readonly grade: Grade
  readonly sessions: number
}

export interface World {
  readonly adminId: string
  readonly therapists: readonly Therapist[]
  readonly patients: readonly Patient[]
  readonly packages: readonly Package[]
}

const prices: Record<Grade, readonly [single: number, four: number, eight: number]> = {
  STANDARD: [275_000, 1_000_000, 1_880_000],
  SENIOR: [350_000, 1_300_000, 2_480_000],
  SPECIALIST: [475_000, 1_800_000, 3_400_000],
}
const gradeNames: Record<Grade, readonly [id: string, en: string]> = {
  STANDARD: ['Standar', 'Standard'],
  SENIOR: ['Senior', 'Senior'],
  SPECIALIST: ['Spesialis', 'Specialist'],
}

/** The people, the packages and the working hours; everything that happens comes afterwards. */
export async function createWorld(pool: pg.Pool, since: Temporal.Instant): Promise<World> {
  const passwordHash = await hashPassword(PASSWORD)
  const person = async (
    role: string,
    name: string,
    email: string,
    phone: string,
    more: { gender?: string; birthDate?: string } = {},
  ): Promise<string> => {
    const { rows } = await pool.query<{ id: string }>(
      `insert into users (role, name, email, phone, password_hash, gender, birth_date, is_profile_complete, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, true, $8, $8) returning id`,
      [role, name, email, phone, passwordHash, more.gender ?? null, more.birthDate ?? null, since.toString()],
    )
    return rows[0]?.id ?? ''
  }
  const adminId = await person('ADMIN', 'Admin Fisioku', 'admin@demo.test', '+6281100000001')
  const created = {
    adminId,
    packages: await createPackages(pool),
    therapists: await createTherapists(pool, person, since),
    patients: await createPatients(pool, person, since),
  }
  await createApplicants(pool, person)
  return created
}

type CreatePerson = (
  role: string,
  name: string,
  email: string,
  phone: string,
  more?: { gender?: string; birthDate?: string },
) => Promise<string>

async function createPackages(pool: pg.Pool): Promise<Package[]> {
  const packages: Package[] = []
  for (const grade of ['STANDARD', 'SENIOR', 'SPECIALIST'] as const) {
    for (const [index, sessions] of [1, 4, 8].entries()) {
      const [id, en] = gradeNames[grade]
      const names =
        sessions === 1
          ? [`Kunjungan tunggal ${id}`, `Single visit, ${en}`]
          : [`Paket ${sessions} sesi ${id}`, `${sessions}-session package, ${en}`]
      const about =
        sessions === 1
          ? ['Satu kunjungan ke rumah, 60 menit, termasuk pemeriksaan awal.', 'One home visit of 60 minutes, first assessment included.']
          : [
              `${sessions} kunjungan ke rumah, masing-masing 60 menit, berlaku 30 hari. Lebih hemat dari kunjungan tunggal.`,
              `${sessions} home visits of 60 minutes each, valid for 30 days. Cheaper than single visits.`,
            ]
      const { rows } = await pool.query<{ id: string }>(
        `insert into packages (slug, name_id, name_en, description_id, description_en, grade, session_count, total_price, sort_order)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
        [`${grade.toLowerCase()}-${sessions}`, ...names, ...about, grade, sessions, prices[grade][index], index],
      )
      packages.push({ id: rows[0]?.id ?? '', grade, sessions })
    }
  }
  return packages
}

async function createTherapists(pool: pg.Pool, person: CreatePerson, since: Temporal.Instant): Promise<Therapist[]> {
  const list: Therapist[] = []
  for (const [index, therapist] of therapists.entries()) {
    const random = randomFrom(index + 500)
    const email = index === 0 ? 'terapis@demo.test' : `${therapist.slug}@demo.test`
    const userId = await person('THERAPIST', therapist.name, email, `+62812${String(30_000_000 + index * 1371)}`, {
      gender: therapist.gender,
    })
    const radiusKm = random.pick([15, 20, 25, 30])
    const hours = index === 0 ? [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: 480, end: 1200 })) : hoursOf(random)
    const { rows } = await pool.query<{ id: string }>(
      `insert into therapists (user_id, title, bio, gender, specialties, years_experience, grade, photo_url, city, latitude, longitude,
         service_radius_km, time_zone, verification_status, verified_at, is_online, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'APPROVED', $14, $15, $14) returning id`,
      [
        userId,
        therapist.title,
        bioOf(therapist, index),
        therapist.gender,
        therapist.specialties,
        therapist.years,
        therapist.grade,
        `/portraits/${therapist.slug}.webp`,
        therapist.city,
        therapist.latitude,
        therapist.longitude,
        radiusKm,
        therapist.zone,
        since.toString(),
        index === 0 || random.chance(0.5),
      ],
    )
    const id = rows[0]?.id ?? ''
    await pool.query('insert into therapist_presence (therapist_id, last_sign_at) values ($1, app_now())', [id])
    await pool.query(
      `insert into therapist_working_hours (therapist_id, weekday, start_minute, end_minute)
       select $1, * from unnest($2::int[], $3::int[], $4::int[])`,
      [id, hours.map((range) => range.weekday), hours.map((range) => range.start), hours.map((range) => range.end)],
    )
    list.push({ ...therapist, id, userId, radiusKm, hours })
  }
  return list
}

async function createPatients(pool: pg.Pool, person: CreatePerson, since: Temporal.Instant): Promise<Patient[]> {
  const list: Patient[] = []
  for (const [index, patient] of patients.entries()) {
    const email = index === 0 ? 'pasien@demo.test' : `${patient.name.toLowerCase().replace(/[^a-z]+/g, '.')}@demo.test`
    const id = await person('PATIENT', patient.name, email, `+62813${String(40_000_000 + index * 2713)}`, patient)
    const { rows } = await pool.query<{ id: string }>(
      `insert into addresses (user_id, label, street, landmark, province, city, district, village, latitude, longitude, time_zone, created_at)
       values ($1, 'Rumah', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
      [
        id,
        patient.street,
        patient.landmark,
        patient.province,
        patient.city,
        patient.district,
        patient.village,
        patient.latitude,
        patient.longitude,
        patient.zone,
        since.toString(),
      ],
    )
    list.push({
      id,
      addressId: rows[0]?.id ?? '',
      name: patient.name,
      latitude: patient.latitude,
      longitude: patient.longitude,
      zone: patient.zone,
    })
  }
  return list
}

/** Two who wait for an admin's verification. */
async function createApplicants(pool: pg.Pool, person: CreatePerson): Promise<void> {
  for (const [index, [name, city, latitude, longitude]] of (
    [
      ['Rahmat Hakim', 'Jakarta Timur', -6.24, 106.89],
      ['Gloria Manuputty', 'Makassar', -5.15, 119.44],
    ] as const
  ).entries()) {
    const userId = await person('THERAPIST', name, `calon${index + 1}@demo.test`, `+62815${String(50_000_000 + index)}`)
    await pool.query(
      `insert into therapists (user_id, title, bio, specialties, years_experience, city, latitude, longitude, time_zone)
       values ($1, 'S.Ft.', 'Menunggu verifikasi berkas.', array['musculoskeletal'], 2, $2, $3, $4, $5)`,
      [userId, city, latitude, longitude, longitude > 115 ? 'Asia/Makassar' : 'Asia/Jakarta'],
    )
  }
}
