import type { Zone } from './therapists.ts'

export interface DemoPatient {
  readonly name: string
  readonly gender: 'FEMALE' | 'MALE'
  readonly birthDate: string
  readonly zone: Zone
  readonly province: string
  readonly city: string
  readonly district: string
  readonly village: string
  readonly street: string
  readonly landmark: string
  readonly latitude: number
  readonly longitude: number
}

/** name | gender | born | city | district | village | street | landmark | latitude | longitude; the first one is pasien@demo.test. */
const rows = `
Sari Puspita|F|1988-04-17|Kota Jakarta Selatan|Kebayoran Baru|Gandaria Utara|Jl. Radio Dalam Raya No. 12|seberang apotek|-6.2551|106.7903
Bambang Wibowo|M|1957-09-02|Kota Jakarta Selatan|Cilandak|Lebak Bulus|Jl. Lebak Bulus III No. 8|pagar hijau|-6.2912|106.7790
Lina Marlina|F|1979-01-23|Kota Jakarta Selatan|Tebet|Tebet Barat|Jl. Tebet Barat Dalam VI No. 21|dekat masjid|-6.2378|106.8466
Rudi Hartono|M|1990-11-30|Kota Jakarta Selatan|Pancoran|Kalibata|Apartemen Kalibata City Tower Damar Lt. 9|lobi Damar|-6.2560|106.8520
Endang Purwanti|F|1951-06-14|Kota Jakarta Pusat|Menteng|Cikini|Jl. Cikini IV No. 5|belakang stasiun|-6.1925|106.8400
Surya Darma|M|1968-03-08|Kota Jakarta Pusat|Kemayoran|Cempaka Baru|Jl. Cempaka Baru Tengah No. 40|rumah pojok|-6.1668|106.8610
Theresia Gunadi|F|1983-12-19|Kota Jakarta Barat|Kembangan|Meruya Utara|Taman Aries Blok C2 No. 7|pos satpam Aries|-6.1886|106.7380
Iwan Setiono|M|1972-07-27|Kota Jakarta Barat|Grogol Petamburan|Tomang|Jl. Tomang Raya No. 63|sebelah bengkel|-6.1730|106.7960
Kartini Sulastri|F|1949-04-21|Kota Jakarta Timur|Duren Sawit|Pondok Bambu|Jl. Pahlawan Revolusi No. 18|gang kedua|-6.2350|106.9010
Eko Prasetyo|M|1985-08-11|Kota Jakarta Timur|Jatinegara|Bali Mester|Jl. Matraman Raya No. 102|ruko dua lantai|-6.2190|106.8610
Wati Suryani|F|1964-02-05|Kota Jakarta Utara|Kelapa Gading|Kelapa Gading Timur|Jl. Boulevard Raya Blok TB1 No. 3|dekat mal|-6.1580|106.9080
Ahmad Fauzi|M|1993-10-16|Kota Bekasi|Bekasi Barat|Bintara|Jl. Bintara Raya No. 55|depan minimarket|-6.2400|106.9560
Nina Kurnia|F|1991-05-29|Kota Depok|Beji|Kemiri Muka|Jl. Margonda Raya Gg. Kober No. 9|dekat stasiun UI|-6.3700|106.8310
Slamet Riyadi|M|1955-12-01|Kota Depok|Sukmajaya|Mekarjaya|Jl. Merdeka Raya No. 77|cat biru|-6.3890|106.8450
Jessica Tanoto|F|1996-07-07|Kota Tangerang Selatan|Pondok Aren|Pondok Karya|Bintaro Sektor 3A Blok K No. 14|dekat taman|-6.2630|106.7290
Hasan Basri|M|1962-11-11|Kota Tangerang|Cipondoh|Poris Plawad|Jl. KH Hasyim Ashari No. 30|samping sekolah|-6.1850|106.6800
Andi Tenri Ola|F|1976-03-03|Kota Makassar|Panakkukang|Masale|Jl. Boulevard No. 11|dekat ruko hijau|-5.1560|119.4480
Baso Amiruddin|M|1959-08-24|Kota Makassar|Mamajang|Mandala|Jl. Cendrawasih No. 205|depan pasar|-5.1640|119.4150
Hj. Rosmini|F|1953-01-09|Kota Makassar|Manggala|Antang|Perumnas Antang Blok 4 No. 62|dekat masjid raya|-5.1620|119.4810
Syahrul Gani|M|1987-06-18|Kota Makassar|Panakkukang|Tamamaung|Jl. Abdullah Dg. Sirua No. 88|lorong 3|-5.1500|119.4440
Nurmi Wahab|F|1994-09-25|Kota Makassar|Makassar|Maccini|Jl. Kerung-Kerung No. 17|rumah panggung|-5.1410|119.4300
Maria Ayomi|F|1981-02-14|Kota Jayapura|Jayapura Selatan|Entrop|Jl. Kelapa Dua No. 6|dekat terminal|-2.5650|140.7010
Yulianus Yoku|M|1966-10-05|Kota Jayapura|Abepura|Kota Baru|Jl. Gerilyawan No. 23|belakang gereja|-2.6050|140.6700
Ni Luh Ayu|F|1989-12-12|Kota Jayapura|Heram|Waena|Perumnas III Waena Blok D No. 15|dekat kampus|-2.5870|140.6390`

const provinces: readonly [match: RegExp, province: string, zone: Zone][] = [
  [/Jakarta/, 'DKI Jakarta', 'Asia/Jakarta'],
  [/Bekasi|Depok|Bogor/, 'Jawa Barat', 'Asia/Jakarta'],
  [/Tangerang/, 'Banten', 'Asia/Jakarta'],
  [/Makassar/, 'Sulawesi Selatan', 'Asia/Makassar'],
  [/Jayapura/, 'Papua', 'Asia/Jayapura'],
]

export const patients: readonly DemoPatient[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [name = '', gender, birthDate = '', city = '', district = '', village = '', street = '', landmark = '', latitude, longitude] =
      row.split('|')
    const place = provinces.find(([match]) => match.test(city))
    if (!place) throw new Error(`No province for ${city}`)
    const [, province, zone] = place
    return {
      name,
      gender: gender === 'F' ? 'FEMALE' : 'MALE',
      birthDate,
      zone,
      province,
      city,
      district,
      village,
      street,
      landmark,
      latitude: Number(latitude),
      longitude: Number(longitude),
    }
  })
