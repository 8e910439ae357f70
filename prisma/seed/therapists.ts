import { type Random, randomFrom } from './random.ts'

export type Zone = 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura'
export type Grade = 'STANDARD' | 'SENIOR' | 'SPECIALIST'

export interface DemoTherapist {
  readonly slug: string
  readonly name: string
  readonly title: string
  readonly gender: 'FEMALE' | 'MALE'
  readonly grade: Grade
  readonly years: number
  readonly city: string
  readonly zone: Zone
  readonly latitude: number
  readonly longitude: number
  readonly specialties: readonly string[]
  /** Drawn with the looks of the region. */
  readonly local: boolean
}

/** name | gender | grade | years | city | latitude | longitude | specialties; the first one is terapis@demo.test. */
const rows = `
Dewi Lestari|F|SENIOR|9|Jakarta Selatan|-6.2607|106.8137|back_neck musculoskeletal post_surgery
Bayu Pratama|M|STANDARD|4|Jakarta Selatan|-6.2443|106.7991|sports musculoskeletal
Rina Wulandari|F|SPECIALIST|14|Jakarta Selatan|-6.2896|106.7975|stroke neurology geriatric
Fajar Nugroho|M|SENIOR|8|Jakarta Selatan|-6.2297|106.8294|post_surgery sports
Nurul Hidayah|F|STANDARD|3|Jakarta Selatan|-6.3012|106.8452|womens_health back_neck
Agus Setiawan|M|SENIOR|12|Jakarta Selatan|-6.3394|106.8260|geriatric stroke cardiopulmonary
Maya Anggraini|F|STANDARD|5|Jakarta Pusat|-6.1862|106.8341|back_neck musculoskeletal
Hendra Gunawan|M|SPECIALIST|16|Jakarta Pusat|-6.1957|106.8232|neurology stroke
Putri Maharani|F|SENIOR|7|Jakarta Pusat|-6.1714|106.8456|pediatric neurology
Rizky Ramadhan|M|STANDARD|2|Jakarta Pusat|-6.1783|106.8612|sports back_neck
Siti Aminah|F|SENIOR|11|Jakarta Timur|-6.2250|106.9004|geriatric stroke
Dimas Saputra|M|STANDARD|4|Jakarta Timur|-6.2615|106.8810|musculoskeletal post_surgery
Fitri Handayani|F|STANDARD|6|Jakarta Timur|-6.3081|106.8721|womens_health pediatric
Joko Susilo|M|SENIOR|15|Jakarta Timur|-6.2146|106.9452|back_neck geriatric
Kevin Halim|M|STANDARD|3|Jakarta Barat|-6.1677|106.7634|sports musculoskeletal
Melati Kusuma|F|SENIOR|10|Jakarta Barat|-6.1893|106.7694|post_surgery back_neck
Yohanes Wijaya|M|SPECIALIST|13|Jakarta Barat|-6.1461|106.8050|cardiopulmonary geriatric
Indah Permatasari|F|STANDARD|4|Jakarta Utara|-6.1536|106.9023|back_neck womens_health
Andi Firmansyah|M|STANDARD|5|Jakarta Utara|-6.1255|106.7974|musculoskeletal sports
Ratna Sari|F|SENIOR|9|Bekasi|-6.2349|106.9896|stroke geriatric
Arif Budiman|M|STANDARD|3|Bekasi|-6.2615|106.9776|back_neck post_surgery
Laras Ayuningtyas|F|STANDARD|5|Depok|-6.3728|106.8342|pediatric womens_health
Taufik Hidayat|M|SENIOR|8|Depok|-6.3927|106.8226|sports post_surgery
Clara Susanti|F|SPECIALIST|12|Tangerang Selatan|-6.2886|106.7179|neurology pediatric
Wahyu Kurniawan|M|STANDARD|4|Tangerang Selatan|-6.3034|106.6938|musculoskeletal back_neck
Yuni Astuti|F|SENIOR|10|Tangerang|-6.1783|106.6319|geriatric stroke
Galih Prakoso|M|STANDARD|2|Bogor|-6.5971|106.8060|sports musculoskeletal
Andi Nurhaliza|F|SENIOR|9|Makassar|-5.1477|119.4328|back_neck womens_health
Muhammad Ikhsan|M|STANDARD|5|Makassar|-5.1586|119.4462|musculoskeletal sports
Besse Tenri|F|STANDARD|4|Makassar|-5.1354|119.4890|geriatric back_neck
Syamsul Bahri|M|SPECIALIST|15|Makassar|-5.1342|119.4124|stroke neurology
Hasnah Ramli|F|SENIOR|11|Makassar|-5.1734|119.4210|post_surgery geriatric
Irfan Daeng Situju|M|STANDARD|3|Makassar|-5.1203|119.5021|sports back_neck
Nirmala Yusuf|F|STANDARD|6|Makassar|-5.1665|119.4596|pediatric neurology
Yosephina Wenda|F|SENIOR|8|Jayapura|-2.5337|140.7181|stroke geriatric
Markus Kogoya|M|STANDARD|5|Jayapura|-2.5489|140.7033|musculoskeletal sports
Debora Ondi|F|STANDARD|4|Jayapura|-2.5916|140.6690|womens_health back_neck
Frans Mote|M|SENIOR|10|Jayapura|-2.5743|140.6853|post_surgery musculoskeletal
Sri Rahayu|F|STANDARD|6|Jayapura|-2.6013|140.6748|pediatric geriatric
Elias Rumbiak|M|SPECIALIST|13|Jayapura|-2.5604|140.6972|neurology stroke`

const titles: Record<Grade, readonly string[]> = {
  STANDARD: ['A.Md.Ft.', 'S.Ft.', 'S.Tr.Kes.'],
  SENIOR: ['S.Ft., Ftr.', 'S.Tr.Kes., Ftr.'],
  SPECIALIST: ['S.Ft., Ftr., M.Fis.', 'Ftr., M.Kes., Sp.F.N.M.'],
}

export const therapists: readonly DemoTherapist[] = rows
  .trim()
  .split('\n')
  .map((row, index) => {
    const [name = '', gender, grade, years, city = '', latitude, longitude, specialties = ''] = row.split('|')
    const longitudeNumber = Number(longitude)
    const level = grade as Grade
    return {
      slug: name.toLowerCase().replaceAll(' ', '-'),
      name,
      title: titles[level][index % titles[level].length] ?? '',
      gender: gender === 'F' ? 'FEMALE' : 'MALE',
      grade: level,
      years: Number(years),
      city,
      zone: longitudeNumber > 135 ? 'Asia/Jayapura' : longitudeNumber > 115 ? 'Asia/Makassar' : 'Asia/Jakarta',
      latitude: Number(latitude),
      longitude: longitudeNumber,
      specialties: specialties.split(' '),
      local: !['Sri Rahayu'].includes(name),
    }
  })

const work: Record<string, readonly string[]> = {
  musculoskeletal: ['keluhan otot dan sendi', 'nyeri bahu, siku, dan lutut'],
  back_neck: ['nyeri pinggang dan leher', 'saraf terjepit dan nyeri leher karena kerja'],
  post_surgery: ['pemulihan setelah operasi tulang dan sendi', 'latihan setelah operasi lutut dan panggul'],
  stroke: ['pemulihan pasca-stroke di rumah', 'latihan berjalan setelah stroke'],
  neurology: ['gangguan saraf seperti parkinson dan bell’s palsy', 'latihan keseimbangan pada gangguan saraf'],
  geriatric: ['pendampingan lansia agar tetap mandiri', 'pencegahan jatuh pada lansia'],
  sports: ['cedera olahraga, dari keseleo sampai ACL', 'kembali berolahraga dengan aman setelah cedera'],
  pediatric: ['tumbuh kembang anak', 'terapi gerak untuk bayi dan anak'],
  womens_health: ['nyeri punggung ibu hamil dan pemulihan pascamelahirkan', 'kesehatan otot dasar panggul'],
  cardiopulmonary: ['latihan napas dan pemulihan jantung-paru', 'pemulihan setelah rawat inap panjang'],
}
const openings = [
  'Saya fisioterapis dengan pengalaman {years} tahun',
  'Sudah {years} tahun mendampingi pasien di rumah',
  'Fisioterapis homecare sejak {since}',
  'Sebelum homecare, saya bekerja di rumah sakit; total {years} tahun di fisioterapi',
]
const middles = [', dengan fokus pada {work}.', '. Paling sering menangani {work}.', ' dan terbiasa menangani {work}.']
const endings = [
  'Setiap kunjungan dimulai dengan pemeriksaan, lalu latihan yang bisa diteruskan keluarga.',
  'Saya menjelaskan setiap gerakan dengan bahasa yang mudah, supaya latihan di rumah tetap aman.',
  'Target kita tuliskan bersama, dan kemajuannya dilihat setiap sesi.',
  'Alat sederhana saya bawa sendiri; Anda cukup menyiapkan ruang kecil dan pakaian nyaman.',
  'Saya sabar dengan pasien lansia dan senang melibatkan keluarga dalam latihan.',
  'Laporan singkat saya kirim setelah tiap sesi agar dokter Anda bisa mengikuti.',
]

/** A few sentences in the therapist's own voice. */
export function bioOf(therapist: DemoTherapist, index: number): string {
  const random = randomFrom(index + 101)
  const about = therapist.specialties.slice(0, 2).map((specialty) => random.pick(work[specialty] ?? [specialty]))
  const text = `${random.pick(openings)}${random.pick(middles)} ${random.pick(endings)}`
  return text
    .replace('{years}', String(therapist.years))
    .replace('{since}', String(2026 - therapist.years))
    .replace('{work}', about.join(' serta '))
}

/** Working hours of one week: minutes of the local day for each ISO weekday. */
export function hoursOf(random: Random): { weekday: number; start: number; end: number }[] {
  const shape = random.pick([
    [{ start: 480, end: 1020 }],
    [
      { start: 480, end: 720 },
      { start: 780, end: 1080 },
    ],
    [{ start: 540, end: 1200 }],
    [{ start: 420, end: 900 }],
    [
      { start: 600, end: 780 },
      { start: 840, end: 1260 },
    ],
  ])
  const free = random.pick([[7], [7], [5, 7], [1], []])
  return [1, 2, 3, 4, 5, 6, 7]
    .filter((weekday) => !free.includes(weekday))
    .flatMap((weekday) => (weekday === 6 ? shape.slice(0, 1) : shape).map((range) => ({ weekday, ...range })))
}
