/** What the people of the demo say. */
export const comments: Record<3 | 4 | 5, readonly string[]> = {
  5: [
    'Sangat sabar dan menjelaskan setiap gerakan. Pinggang saya jauh lebih enak setelah sesi kedua.',
    'Datang tepat waktu, ramah, dan Ibu saya langsung cocok. Terima kasih banyak.',
    'Latihannya jelas dan bisa saya ulang sendiri di rumah. Nyeri leher berkurang sekali.',
    'Terapis profesional, alatnya lengkap dan bersih. Sangat merekomendasikan.',
    'Ayah saya pascastroke sekarang sudah berani berdiri sendiri. Terima kasih, kami sekeluarga terharu.',
    'Pemeriksaannya teliti, tidak buru-buru. Dijelaskan juga posisi duduk yang benar saat kerja.',
    'Lutut habis operasi sekarang sudah bisa menekuk hampir penuh. Mantap.',
    'Anak saya yang biasanya takut malah senang. Terapinya dibuat seperti bermain.',
    'Komunikasi lewat chat cepat, jadwal fleksibel, hasilnya terasa.',
    'Sudah coba beberapa tempat, ini yang paling terasa manfaatnya.',
    'Sopan, rapi, dan benar-benar mendengarkan keluhan saya.',
    'Bahu beku saya membaik, sekarang bisa menyisir rambut lagi.',
  ],
  4: [
    'Terapinya bagus, hanya datang sedikit terlambat karena macet.',
    'Penjelasan jelas dan hasilnya terasa. Semoga ada pilihan jadwal malam.',
    'Bagus, nyeri berkurang walau belum hilang sepenuhnya. Lanjut paket lagi.',
    'Ramah dan terampil. Ruang parkir agak sulit jadi mulai mundur 10 menit.',
    'Sesi pertama banyak pemeriksaan, sesi berikutnya baru terasa hasilnya.',
    'Cocok untuk orang tua, telaten. Latihan rumahnya lumayan banyak.',
  ],
  3: ['Terapinya cukup membantu, tetapi jadwal sempat digeser satu kali.', 'Lumayan. Saya berharap durasinya bisa lebih lama.'],
}

export const replies = [
  'Terima kasih atas kepercayaannya. Jangan lupa latihan rumahnya, ya.',
  'Senang mendengarnya! Semoga terus membaik.',
  'Terima kasih masukannya. Untuk sesi berikutnya saya usahakan berangkat lebih awal.',
]

export const notes = [
  'Nyeri punggung bawah sejak dua minggu, terutama setelah duduk lama.',
  'Pascaoperasi lutut kanan, sudah boleh latihan menekuk.',
  'Ibu saya 70 tahun, pascastroke ringan, sisi kiri lemah.',
  'Leher kaku dan sering kesemutan sampai tangan.',
  'Cedera engkel waktu futsal, masih bengkak sedikit.',
  'Bahu kanan sulit diangkat.',
]

export const visitNotes = [
  'Nyeri awal 6/10, akhir 3/10. Latihan peregangan dan penguatan otot inti; diberi latihan rumah 2× sehari.',
  'Lingkup gerak lutut bertambah 15°. Latihan berjalan 10 menit dengan pengawasan.',
  'Latihan duduk ke berdiri 3×8. Keseimbangan membaik, masih perlu pegangan.',
  'Terapi manual leher dan edukasi posisi kerja. Keluhan kesemutan berkurang.',
  'Latihan gerak sendi bahu, kompres hangat. Target minggu depan: angkat lengan 120°.',
]

/** Short conversations, in turn: patient, therapist, patient … */
export const conversations: readonly (readonly string[])[] = [
  [
    'Selamat pagi, Kak. Apakah saya perlu menyiapkan sesuatu?',
    'Selamat pagi. Cukup matras atau karpet dan pakaian yang nyaman, ya.',
    'Baik, terima kasih.',
  ],
  ['Rumah saya di gang kecil, motor bisa masuk tapi mobil tidak.', 'Siap, saya naik motor. Terima kasih infonya.'],
  [
    'Apakah hasil MRI perlu saya siapkan?',
    'Kalau ada, mohon disiapkan. Nanti saya lihat sebelum mulai.',
    'Ada, sudah saya cetak.',
    'Baik, sampai jumpa besok.',
  ],
  [
    'Ibu saya agak takut, mohon pelan-pelan ya.',
    'Tentu, kita mulai dengan perkenalan dan latihan ringan dulu.',
    'Terima kasih banyak, Kak.',
  ],
  ['Sesudah sesi kemarin agak pegal, apakah wajar?', 'Wajar selama satu dua hari. Kompres hangat 15 menit dan tetap bergerak ringan, ya.'],
]
