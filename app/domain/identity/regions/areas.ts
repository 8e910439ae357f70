/**
 * Indonesia's administrative areas. Names: idn-area-data 3.1.2 (Kepmendagri), Open Database License;
 * see README.md. Coordinates are approximate centres, added for the launch areas.
 *
 * `# province|zone`, `- city@lat,lng`, then one line of districts (`a;b;c`) or, where the
 * villages are known, one line a district: `district@lat,lng:village;village`.
 */
export const AREAS = `
# Aceh|WIB
- Kab. Aceh Barat
Arongan Lambalek;Bubon;Johan Pahlawan;Kaway XVI;Meureubo;Pante Ceureumen;Panton Reu;Samatiga;Sungai Mas;Woyla;Woyla Barat;Woyla Timur
- Kab. Aceh Barat Daya
Babah Rot;Blangpidie;Jeumpa;Kuala Batee;Lembah Sabil;Manggeng;Setia;Susoh;Tangan-Tangan
- Kab. Aceh Besar
Baitussalam;Blang Bintang;Darul Imarah;Darul Kamal;Darussalam;Indrapuri;Ingin Jaya;Kota Jantho;Krueng Barona Jaya;Kuta Baro;Kuta Cot Glie;Kuta Malaka;Lembah Seulawah;Leupung;Lhoknga;Lhoong;Mesjid Raya;Montasik;Peukan Bada;Pulo Aceh;Seulimeum;Simpang Tiga;Sukamakmur
- Kab. Aceh Jaya
Darul Hikmah;Indra Jaya;Jaya;Krueng Sabee;Panga;Pasie Raya;Sampoi Niet;Setia Bakti;Teunom
- Kab. Aceh Selatan
Bakongan;Bakongan Timur;Kluet Selatan;Kluet Tengah;Kluet Timur;Kluet Utara;Kota Bahagia;Labuhan Haji Barat;Labuhan Haji Timur;Labuhanhaji;Meukek;Pasi Raja;Samadua;Sawang;Tapaktuan;Trumon;Trumon Tengah;Trumon Timur
- Kab. Aceh Singkil
Danau Paris;Gunung Meriah;Kota Baharu;Kuala Baru;Pulau Banyak;Pulau Banyak Barat;Simpang Kanan;Singkil;Singkil Utara;Singkohor;Suro Makmur
- Kab. Aceh Tamiang
Banda Mulia;Bandar Pusaka;Bendahara;Karang Baru;Kejuruan Muda;Kota Kualasinpang;Manyak Payed;Rantau;Sekerak;Seruway;Tamiang Hulu;Tenggulun
- Kab. Aceh Tengah
Atu Lintang;Bebesen;Bies;Bintang;Celala;Jagong Jeget;Kebayakan;Ketol;Kute Panang;Laut Tawar;Linge;Pegasing;Rusip Antara;Silih Nara
- Kab. Aceh Tenggara
Babul Makmur;Babul Rahmah;Babussalam;Badar;Bambel;Bukit Tusam;Darul Hasanah;Deleng Pokhkisen;Ketambe;Lawe Alas;Lawe Bulan;Lawe Sigala-Gala;Lawe Sumur;Leuser;Semadam;Tanoh Alas
- Kab. Aceh Timur
Banda Alam;Birem Bayeun;Darul Aman;Darul Falah;Darul Ihsan;Idi Rayeuk;Idi Timur;Idi Tunong;Indra Makmu;Julok;Madat;Nurussalam;Pante Bidari;Peudawa;Peunaron;Peureulak;Peureulak Barat;Peureulak Timur;Rantau Selamat;Ranto Peureulak;Serbajadi;Simpang Jernih;Simpang Ulim;Sungai Raya
- Kab. Aceh Utara
Baktiya;Baktiya Barat;Banda Baro;Cot Girek;Dewantara;Geuredong Pase;Kuta Makmur;Langkahan;Lapang;Lhoksukon;Matangkuli;Meurah Mulia;Muara Batu;Nibong;Nisam;Nisam Antara;Paya Bakong;Pirak Timur;Samudera;Sawang;Seunuddon;Simpang Kramat;Syamtalira Aron;Syamtalira Bayu;T. Jambo Aye;Tanah Luas;Tanah Pasir
- Kota Banda Aceh
Baiturrahman;Banda Raya;Jaya Baru;Kuta Alam;Kuta Raja;Lueng Bata;Meuraxa;Syiah Kuala;Ulee Kareng
- Kab. Bener Meriah
Bandar;Bener Kelipah;Bukit;Gajah Putih;Mesidah;Permata;Pintu Rime Gayo;Syiah Utama;Timang gajah;Wih Pesam
- Kab. Bireuen
Gandapura;Jangka;Jeumpa;Jeunieb;Juli;Kota Juang;Kuala;Kuta Blang;Makmur;Pandrah;Peudada;Peulimbang;Peusangan;Peusangan Selatan;Peusangan Siblah Krueng;Samalanga;Simpang Mamplam
- Kab. Gayo Lues
Blangjerango;Blangkejeren;Blangpegayon;Dabun Gelang;Kutapanjang;Pantan Cuaca;Pining;Puteri Betung;Rikit Gaib;Terangun;Teripe Jaya
- Kota Langsa
Langsa Barat;Langsa Baro;Langsa Kota;Langsa Lama;Langsa Timur
- Kota Lhokseumawe
Banda Sakti;Blang Mangat;Muara Dua;Muara Satu
- Kab. Nagan Raya
Beutong;Beutong Ateuh Banggalang;Darul Makmur;Kuala;Kuala Pesisir;Seunagan;Seunagan Timur;Suka Makmue;Tadu Raya;Tripa Makmur
- Kab. Pidie
Batee;Delima;Geumpang;Glumpang Baro;Glumpang Tiga;Grong-grong;Indrajaya;Kembang Tanjong;Keumala;Kota Sigli;Mane;Mila;Muara Tiga;Mutiara;Mutiara Timur;Padang Tiji;Peukan Baro;Pidie;Sakti;Simpang Tiga;Tangse;Tiro/Truseb;Titeue
- Kab. Pidie Jaya
Bandar Baru;Bandar Dua;Jangka Buya;Meurah Dua;Meureudu;Panteraja;Trienggadeng;Ulim
- Kota Sabang
Sukajaya;Sukakarya;Sukamakmue
- Kab. Simeulue
Alafan;Salang;Simeulue Barat;Simeulue Cut;Simeulue Tengah;Simeulue Timur;Teluk Dalam;Teupah Barat;Teupah Selatan;Teupah Tengah
- Kota Subulussalam
Longkib;Penanggalan;Rundeng;Simpang Kiri;Sultan Daulat
# Bali|WITA
- Kab. Badung
Abiansemal;Kuta;Kuta Selatan;Kuta Utara;Mengwi;Petang
- Kab. Bangli
Bangli;Kintamani;Susut;Tembuku
- Kab. Buleleng
Banjar;Buleleng;Busungbiu;Gerokgak;Kubutambahan;Sawan;Seririt;Sukasada;Tejakula
- Kota Denpasar
Denpasar Barat;Denpasar Selatan;Denpasar Timur;Denpasar Utara
- Kab. Gianyar
Blahbatuh;Gianyar;Payangan;Sukawati;Tampaksiring;Tegallalang;Ubud
- Kab. Jembrana
Jembrana;Melaya;Mendoyo;Negara;Pekutatan
- Kab. Karangasem
Abang;Bebandem;Karangasem;Kubu;Manggis;Rendang;Selat;Sidemen
- Kab. Klungkung
Banjarangkan;Dawan;Klungkung;Nusa Penida
- Kab. Tabanan
Baturiti;Kediri;Kerambitan;Marga;Penebel;Pupuan;Selemadeg;Selemadeg Barat;Selemadeg Timur;Tabanan
# Banten|WIB
- Kota Cilegon
Cibeber;Cilegon;Citangkil;Ciwandan;Gerogol;Jombang;Pulomerak;Purwakarta
- Kab. Lebak
Banjarsari;Bayah;Bojongmanik;Cibadak;Cibeber;Cigemlong;Cihara;Cijaku;Cikulur;Cileles;Cilograng;Cimarga;Cipanas;Cirinten;Curug bitung;Gunungkencana;Kalanganyar;Lebakgedong;Leuwidamar;Maja;Malingping;Muncang;Panggarangan;Rangkasbitung;Sajira;Sobang;Wanasalam;Warunggunung
- Kab. Pandeglang
Angsana;Banjar;Bojong;Cadasari;Carita;Cibaliung;Cibitung;Cigeulis;Cikedal;Cikeusik;Cimanggu;Cimanuk;Cipeucang;Cisata;Jiput;Kaduhejo;Karang Tanjung;Koroncong;Labuan;Majasari;Mandalawangi;Mekarjaya;Menes;Munjul;Pagelaran;Pandeglang;Panimbang;Patia;Picung;Pulosari;Saketi;Sindangresmi;Sobang;Sukaresmi;Sumur
- Kab. Serang
Anyar;Bandung;Baros;Binuang;Bojonegara;Carenang;Cikande;Cikeusal;Cinangka;Ciomas;Ciruas;Gunungsari;Jawilan;Kibin;Kopo;Kragilan;Kramatwatu;Lebak Wangi;Mancak;Pabuaran;Padarincang;Pamarayan;Petir;Pontang;Pulo Ampel;Tanara;Tirtayasa;Tunjung Teja;Waringinkurung
- Kota Serang
Cipocok Jaya;Curug;Kasemen;Serang;Taktakan;Walantaka
- Kab. Tangerang@-6.2600,106.4900
Balaraja@-6.2020,106.4500:Balaraja;Cangkudu;Gembong;Saga;Sentul;Sentul Jaya;Sukamurni;Talagasari;Tobat
Cikupa@-6.2220,106.5120:Bitung Jaya;Bojong;Budi Mulya;Bunder;Cibadak;Cikupa;Dukuh;Pasir Gadung;Pasir Jaya;Sukadamai;Sukamulya;Sukanagara;Talaga;Talagasari
Cisauk@-6.3260,106.6390:Cibogo;Cisauk;Dangdang;Mekar Wangi;Sampora;Suradita
Cisoka:Bojong Loa;Carenang;Caringin;Cempaka;Cibugel;Cisoka;Jeungjing;Karang Harja;Selapajang;Sukatani
Curug@-6.2600,106.5560:Binong;Cukanggalih;Curug Kulon;Curug Wetan;Kadu;Kadu Jaya;Sukabakti
Gunung Kaler:Cibetok;Cipaeh;Gunung Kaler;Kandawati;Kedung;Onyam;Rancagede;Sidoko;Tamiang
Jambe:Ancol Pasir;Daru;Jambe;Kutruk;Mekarsari;Pasir Barat;Ranca Buaya;Sukamanah;Taban;Tipar Raya
Jayanti:Cikande;Dangdeur;Jayanti;Pabuaran;Pangkat;Pasir Gintung;Pasir Muncang;Sumur Bandung
Kelapa Dua@-6.2370,106.6180:Bencongan;Bencongan Indah;Bojong Nangka;Curug Sangereng;Kelapa Dua;Pakulonan Barat
Kemiri:Karang Anyar;Kemiri;Klebet;Legok Suka Maju;Lontar;Patramanggala;Ranca Labuh
Kosambi@-6.0900,106.6800:Belimbing;Cengklong;Dadap;Jati Mulya;Kosambi Barat;Kosambi Timur;Rawa Burung;Rawa Rengas;Salembaran Jati;Salembaran Jaya
Kresek:Jengkol;Kemuning;Koper;Kresek;Pasir Ampo;Patrasana;Rancailat;Renged;Talok
Kronjo:Bakung;Blukbuk;Cirumpak;Kronjo;Muncung;Pagedangan Ilir;Pagedangan Udik;Pagenjahan;Pasilian;Pasir
Legok@-6.2950,106.5850:Babakan;Babat;Bojongkamal;Caringin;Ciangir;Cirarab;Kemuning;Legok;Palasari;Rancagong;Serdang Wetan
Mauk:Banyu Asih;Gunung Sari;Jatiwaringin;Kedung Dalem;Ketapang;Marga Mulya;Mauk Barat;Mauk Timur;Sasak;Tanjung Anom;Tegal Kunir Kidul;Tegal Kunir Lor
Mekar Baru:Cijeruk;Gandaria;Jenggot;Kedaung;Klutuk;Kosambi Dalam;Mekar Baru;Waliwis
Pagedangan@-6.2960,106.6240:Cicalengka;Cihuni;Cijantra;Jatake;Kadu Sirung;Karang Tengah;Lengkong Kulon;Malang Nengah;Medang;Pagedangan;Situ Gadung
Pakuhaji:Bonisari;Buaran Bambu;Buaran Mangga;Gaga;Kalibaru;Kiara Payung;Kohod;Kramat;Laksana;Paku Alam;Pakuhaji;Rawa Boni;Sukawali;Surya Bahari
Panongan@-6.2800,106.5250:Ciakar;Mekar Bakti;Mekar Jaya;Panongan;Peusar;Ranca Iyuh;Ranca Kalapa;Serdang Kulon
Pasar Kemis@-6.1700,106.5400:Gelam Jaya;Kuta Baru;Kuta Jaya;Kutabumi;Pangadegan;Pasar Kemis;Sindangsari;Suka Asih;Sukamantri
Rajeg:Daon;Jambu Karya;Lembangsari;Mekarsari;Pangarengan;Rajeg;Rajeg Mulya;Ranca Bango;Sukamanah;Sukasari;Sukatani;Tanjakan;Tanjakan Mekar
Sepatan@-6.1230,106.5770:Karet;Kayu Agung;Kayu Bongkok;Mekar Jaya;Pisangan Jaya;Pondok Jaya;Sarakan;Sepatan
Sepatan Timur:Gempol Sari;Jati Mulya;Kampung Kelor;Kedaung Barat;Lebak Wangi;Pondok Kelor;Sangiang;Tanah Merah
Sindang Jaya:Badak Anom;Sindang Jaya;Sindangasih;Sindangpanon;Sindangsono;Sukaharja;Wanakerta
Solear:Cikareo;Cikasungka;Cikuya;Cireundeu;Munjul;Pasanggrahan;Solear
Sukadiri:Buaran Jati;Gintung;Karang Serang;Kosambi;Mekar Kondang;Pekayon;Rawa Kidang;Sukadiri
Sukamulya:Benda;Bunar;Buniayu;Kaliasin;Kubang;Merak;Parahu;Sukamulya
Teluknaga@-6.0980,106.6330:Babakan Asem;Bojong Renged;Kampung Besar;Keboncau;Kmp Melayu Brt;Kmp Melayu Tim;Lemo;Muara;Pangkalan;Tanjung Burung;Tanjung Pasir;Tegal Angus;Teluknaga
Tigaraksa@-6.2680,106.4740:Bantar Panjang;Cileles;Cisereh;Kadu Agung;Margasari;Matagara;Pasir Bolang;Pasir Nangka;Pematang;Pete;Sodong;Tapos;Tegalsari;Tigaraksa
- Kota Tangerang@-6.1783,106.6319
Batuceper@-6.1630,106.6700:Batu Jaya;Batu Sari;Batuceper;Kebon Besar;Poris Gaga;Poris Gaga Baru;Poris Jaya
Benda@-6.1270,106.6830:Belendung;Benda;Jurumudi;Jurumudi Baru;Pajang
Cibodas@-6.2030,106.6040:Cibodas;Cibodas Baru;Cibodas Sari;Jatiuwung;Panunggangan Barat;Uwung Jaya
Ciledug@-6.2340,106.7110:Paninggilan;Paninggilan Utara;Parung Serab;Sudimara Barat;Sudimara Jaya;Sudimara Selatan;Sudimara Timur;Tajur
Cipondoh@-6.1870,106.6850:Cipondoh;Cipondoh Indah;Cipondoh Makmur;Gondrong;Kenanga;Ketapang;Petir;Poris Plawad;Poris Plawad Indah;Poris Plawad Utara
Jatiuwung@-6.1980,106.5800:Alam Jaya;Gandasari;Jatake;Keroncong;Manis Jaya;Pasir Jaya
Karang Tengah@-6.2170,106.7140:Karang Mulya;Karang Tengah;Karang Timur;Padurenan;Parung Jaya;Pondok Bahar;Pondok Pucung
Karawaci@-6.1850,106.6140:Bojong Jaya;Bugel;Cimone;Cimone Jaya;Gerendeng;Karawaci;Karawaci Baru;Koang Jaya;Marga Sari;Nambo Jaya;Nusa Jaya;Pabuaran;Pabuaran Tumpeng;Pasar Baru;Sukajadi;Sumur Pacing
Larangan@-6.2370,106.7320:Cipadu;Cipadu Jaya;Gaga;Kreo;Kreo Selatan;Larangan Indah;Larangan Selatan;Larangan Utara
Neglasari@-6.1500,106.6390:Karang Anyar;Karang Sari;Kedaung Baru;Kedaung Wetan;Mekar Sari;Neglasari;Selapajang Jaya
Periuk@-6.1640,106.5930:Gebang Raya;Gembor;Periuk;Periuk Jaya;Sangiang Jaya
Pinang@-6.2190,106.6690:Cipete;Kunciran;Kunciran Indah;Kunciran Jaya;Neroktog;Pakojan;Panunggangan;Panunggangan Timur;Panunggangan Utara;Pinang;Sudimara Pinang
Tangerang@-6.1880,106.6350:Babakan;Buaran Indah;Cikokol;Kelapa Indah;Sukaasih;Sukarasa;Sukasari;Tanah Tinggi
- Kota Tangerang Selatan@-6.2886,106.7179
Ciputat@-6.3150,106.7250:Cipayung;Ciputat;Jombang;Sawah;Sawah Baru;Serua;Serua Indah
Ciputat Timur@-6.2920,106.7560:Cempaka Putih;Cireundeu;Pisangan;Pondok Ranji;Rempoa;Rengas
Pamulang@-6.3430,106.7330:Bambu Apus;Benda Baru;Kedaung;Pamulang Barat;Pamulang Timur;Pondok Benda;Pondok Cabe Ilir;Pondok Cabe Udik
Pondok Aren@-6.2650,106.7030:Jurangmangu Barat;Jurangmangu Timur;Parigi;Parigi Baru;Pondok Aren;Pondok Betung;Pondok Jaya;Pondok Kacang Barat;Pondok Kacang Timur;Pondok Karya;Pondok Pucung
Serpong@-6.3130,106.6690:Buaran;Ciater;Cilenggang;Lengkong Gudang;Lengkong Gudang Timur;Lengkong Wetan;Rawa Mekar Jaya;Rawabuntu;Serpong
Serpong Utara@-6.2440,106.6560:Jelupang;Lengkong Karya;Pakualam;Pakujaya;Pakulonan;Pondok Jagung;Pondok Jagung Timur
Setu@-6.3440,106.6750:Babakan;Bakti Jaya;Kademangan;Keranggan;Muncul;Setu
# Bengkulu|WIB
- Kota Bengkulu
Gading Cempaka;Kampung Melayu;Muara Bangka Hulu;Ratu Agung;Ratu Samban;Selebar;Singaran Pati;Sungai Serut;Teluk Segara
- Kab. Bengkulu Selatan
Air Nipis;Bunga Mas;Kedurang;Kedurang Ilir;Kota Manna;Manna;Pasar Manna;Pino;Pino Raya;Seginim;Ulu Manna
- Kab. Bengkulu Tengah
Bang Haji;Karang Tinggi;Merigi Kelindang;Merigi Sakti;Pagar Jati;Pematang Tiga;Pondok Kelapa;Pondok Kubang;Semidang Lagan;Taba Penanjung;Talang Empat
- Kab. Bengkulu Utara
Air Besi;Air Napal;Air Padang;Arma Jaya;Batik Nau;Enggano;Giri Mulya;Hulu Palik;Kerkap;Ketahun;Kota Arga Makmur;Lais;Marga Sakti Sebelat;Napal Putih;Padang Jaya;Pinang Raya;Putri Hijau;Tanjung Agung Palik;Ulok Kupai
- Kab. Kaur
Kaur Selatan;Kaur Tengah;Kaur Utara;Kelam Tengah;Kinal;Luas;Lungkang Kule;Maje;Muara Sahung;Nasal;Padang Guci Hilir;Padang Guci Hulu;Semidang Gumay;Tanjung Kemuning;Tetap
- Kab. Kepahiang
Bermani Ilir;Kebawetan;Kepahiang;Merigi;Muara Kemumu;Seberang Musi;Tebat Karai;Ujan Mas
- Kab. Lebong
Amen;Bingin Kuning;Lebong Atas;Lebong Sakti;Lebong Selatan;Lebong Tengah;Lebong Utara;Pinang Belapis;Rimbo Pengadang;Topos;Tubei;Uram Jaya
- Kab. Muko Muko
Air Dikit;Air Majunto;Air Rami;Ipuh;Kota Mukomuko;Lubuk Pinang;Malin Deman;Penarik;Pondok Suguh;Selagan Raya;Sungai Rumbai;Teramang Jaya;Teras Terunjam;V Koto;XIV Koto
- Kab. Rejang Lebong
Bermani Ulu;Bermani Ulu Raya;Binduriang;Curup;Curup Selatan;Curup Tengah;Curup Timur;Curup Utara;Kota Padang;Padang Ulak Tanding;Selupu Rejang;Sindang Beliti Ilir;Sindang Beliti Ulu;Sindang Dataran;Sindang Kelingi
- Kab. Seluma
Air Periukan;Ilir Talo;Lubuk Sandi;Seluma;Seluma Barat;Seluma Selatan;Seluma Timur;Seluma Utara;Semidang Alas;Semidang Alas Maras;Sukaraja;Talo;Talo Kecil;Ulu Talo
# DI Yogyakarta|WIB
- Kab. Bantul
Bambanglipuro;Banguntapan;Bantul;Dlingo;Imogiri;Jetis;Kasihan;Kretek;Pajangan;Pandak;Piyungan;Pleret;Pundong;Sanden;Sedayu;Sewon;Srandakan
- Kab. Gunungkidul
Gedangsari;Girisubo;Karangmojo;Ngawen;Nglipar;Paliyan;Panggang;Patuk;Playen;Ponjong;Purwosari;Rongkop;Saptosari;Semanu;Semin;Tanjungsari;Tepus;Wonosari
- Kab. Kulon Progo
Galur;Girimulyo;Kalibawang;Kokap;Lendah;Nanggulan;Panjatan;Pengasih;Samigaluh;Sentolo;Temon;Wates
- Kab. Sleman
Berbah;Cangkringan;Depok;Gamping;Godean;Kalasan;Minggir;Mlati;Moyudan;Ngaglik;Ngemplak;Pakem;Prambanan;Seyegan;Sleman;Tempel;Turi
- Kota Yogyakarta
Danurejan;Gedongtengen;Gondokusuman;Gondomanan;Jetis;Kotagede;Kraton;Mantrijeron;Mergangsan;Ngampilan;Pakualaman;Tegalrejo;Umbulharjo;Wirobrajan
# DKI Jakarta|WIB
- Kota Jakarta Barat@-6.1683,106.7588
Cengkareng@-6.1486,106.7352:Cengkareng Barat;Cengkareng Timur;Duri Kosambi;Kapuk;Kedaung Kali Angke;Rawa Buaya
Grogol Petamburan@-6.1642,106.7884:Grogol;Jelambar;Jelambar Baru;Tanjung Duren Selatan;Tanjung Duren Utara;Tomang;Wijaya Kusuma
Kalideres@-6.1362,106.7056:Kalideres;Kamal;Pegadungan;Semanan;Tegal Alur
Kebon Jeruk@-6.1925,106.7697:Duri Kepa;Kebon Jeruk;Kedoya Selatan;Kedoya Utara;Kelapa Dua;Sukabumi Selatan;Sukabumi Utara
Kembangan@-6.1910,106.7400:Joglo;Kembangan Selatan;Kembangan Utara;Meruya Selatan;Meruya Utara;Srengseng
Pal Merah@-6.1904,106.7972:Jatipulo;Kemanggisan;Kota Bambu Selatan;Kota Bambu Utara;Palmerah;Slipi
Taman Sari@-6.1455,106.8180:Glodok;Keagungan;Krukut;Mangga Besar;Maphar;Pinangsia;Taman Sari;Tangki
Tambora@-6.1470,106.8013:Angke;Duri Selatan;Duri Utara;Jembatan Besi;Jembatan Lima;Kali Anyar;Krendang;Pekojan;Roa Malaka;Tambora;Tanah Sereal
- Kota Jakarta Pusat@-6.1805,106.8284
Cempaka Putih@-6.1811,106.8686:Cempaka Putih Barat;Cempaka Putih Timur;Rawasari
Gambir@-6.1706,106.8133:Cideng;Duri Pulo;Gambir;Kebon Kelapa;Petojo Selatan;Petojo Utara
Johar Baru@-6.1863,106.8572:Galur;Johar Baru;Kampung Rawa;Tanah Tinggi
Kemayoran@-6.1628,106.8569:Cempaka Baru;Gunung Sahari Selatan;Harapan Mulia;Kebon Kosong;Kemayoran;Serdang;Sumur Batu;Utan Panjang
Menteng@-6.1950,106.8322:Cikini;Gondangdia;Kebon Sirih;Menteng;Pegangsaan
Sawah Besar@-6.1553,106.8316:Gunung Sahari Utara;Karang Anyar;Kartini;Mangga Dua Selatan;Pasar Baru
Senen@-6.1817,106.8453:Bungur;Kenari;Kramat;Kwitang;Paseban;Senen
Tanah Abang@-6.2053,106.8096:Bendungan Hilir;Gelora;Kampung Bali;Karet Tengsin;Kebon Kacang;Kebon Melati;Petamburan
- Kota Jakarta Selatan@-6.2615,106.8106
Cilandak@-6.2860,106.7980:Cilandak Barat;Cipete Selatan;Gandaria Selatan;Lebak Bulus;Pondok Labu
Jagakarsa@-6.3330,106.8240:Ciganjur;Cipedak;Jagakarsa;Lenteng Agung;Srengseng Sawah;Tanjung Barat
Kebayoran Baru@-6.2430,106.8000:Cipete Utara;Gandaria Utara;Gunung;Kramat Pela;Melawai;Petogogan;Pulo;Rawa Barat;Selong;Senayan
Kebayoran Lama@-6.2490,106.7770:Cipulir;Grogol Selatan;Grogol Utara;Kebayoran Lama Selatan;Kebayoran Lama Utara;Pondok Pinang
Mampang Prapatan@-6.2469,106.8212:Bangka;Kuningan Barat;Mampang Prapatan;Pela Mampang;Tegal Parang
Pancoran@-6.2540,106.8430:Cikoko;Duren Tiga;Kalibata;Pancoran;Pengadegan;Rawajati
Pasar Minggu@-6.2920,106.8290:Cilandak Timur;Jati Padang;Kebagusan;Pasar Minggu;Pejaten Barat;Pejaten Timur;Ragunan
Pesanggrahan@-6.2570,106.7560:Bintaro;Pesanggrahan;Petukangan Selatan;Petukangan Utara;Ulujami
Setiabudi@-6.2190,106.8300:Guntur;Karet;Karet Kuningan;Karet Semanggi;Kuningan Timur;Menteng Atas;Pasar Manggis;Setia Budi
Tebet@-6.2305,106.8496:Bukit Duri;Kebon Baru;Manggarai;Manggarai Selatan;Menteng Dalam;Tebet Barat;Tebet Timur
- Kota Jakarta Timur@-6.2250,106.9004
Cakung@-6.1850,106.9480:Cakung Barat;Cakung Timur;Jatinegara;Penggilingan;Pulo Gebang;Rawa Terate;Ujung Menteng
Cipayung@-6.3230,106.9030:Bambu Apus;Ceger;Cilangkap;Cipayung;Lubang Buaya;Munjul;Pondok Ranggon;Setu
Ciracas@-6.3250,106.8790:Cibubur;Ciracas;Kelapa Dua Wetan;Rambutan;Susukan
Duren Sawit@-6.2330,106.9170:Duren Sawit;Klender;Malaka Jaya;Malaka Sari;Pondok Bambu;Pondok Kelapa;Pondok Kopi
Jatinegara@-6.2270,106.8810:Bali Mester;Bidara Cina;Cipinang Besar Selatan;Cipinang Besar Utara;Cipinang Cempedak;Cipinang Muara;Kampung Melayu;Rawa Bunga
Kramatjati@-6.2740,106.8700:Balekambang;Batu Ampar;Cawang;Cililitan;Dukuh;Kramatjati;Tengah
Makasar@-6.2650,106.8860:Cipinang Melayu;Halim Perdana Kusuma;Kebon Pala;Makasar;Pinangranti
Matraman@-6.2030,106.8620:Kayu Manis;Kebon Manggis;Palmeriam;Pisangan Baru;Utan Kayu Selatan;Utan Kayu Utara
Pasar Rebo@-6.3220,106.8560:Baru;Cijantung;Gedong;Kalisari;Pekayon
Pulogadung@-6.1920,106.8890:Cipinang;Jati;Jatinegara Kaum;Kayu Putih;Pisangan Timur;Pulo Gadung;Rawamangun
- Kota Jakarta Utara@-6.1384,106.8637
Cilincing@-6.1290,106.9450:Cilincing;Kalibaru;Marunda;Rorotan;Semper Barat;Semper Timur;Sukapura
Kelapa Gading@-6.1605,106.9055:Kelapa Gading Barat;Kelapa Gading Timur;Pegangsaan Dua
Koja@-6.1214,106.9132:Koja;Lagoa;Rawa Badak Selatan;Rawa Badak Utara;Tugu Selatan;Tugu Utara
Pademangan@-6.1325,106.8388:Ancol;Pademangan Barat;Pademangan Timur
Penjaringan@-6.1264,106.7822:Kamal Muara;Kapuk Muara;Pejagalan;Penjaringan;Pluit
Tanjung Priok@-6.1320,106.8715:Kebon Bawang;Papanggo;Sungai Bambu;Sunter Agung;Sunter Jaya;Tanjung Priok;Warakas
- Kab. Kepulauan Seribu@-5.75,106.60
Kepulauan Seribu Selatan:Pulau Pari;Pulau Tidung;Pulau Untung Jawa
Kepulauan Seribu Utara:Pulau Harapan;Pulau Kelapa;Pulau Panggang
# Gorontalo|WITA
- Kab. Boalemo
Botumoito;Dulupi;Mananggu;Paguyaman;Paguyaman Pantai;Tilamuta;Wonosari
- Kab. Bone Bolango
Bone;Bone Raya;Bonepantai;Botupingge;Bulango Selatan;Bulango Timur;Bulango Ulu;Bulango Utara;Bulawa;Kabila;Kabila Bone;Pinogu;Suwawa;Suwawa Selatan;Suwawa Tengah;Suwawa Timur;Tapa;Tilongkabila
- Kab. Gorontalo
Asparaga;Batudaa;Batudaa Pantai;Bilato;Biluhu;Boliyohuto;Bongomeme;Dungaliyo;Limboto;Limboto Barat;Mootilango;Pulubala;Tabongo;Talaga Jaya;Telaga;Telaga Biru;Tibawa;Tilango;Tolangohula
- Kota Gorontalo
Dumbo Raya;Dungingi;Hulonthalangi;Kota Barat;Kota Selatan;Kota Tengah;Kota Timur;Kota Utara;Sipatana
- Kab. Gorontalo Utara
Anggrek;Atinggola;Biau;Gentuma Raya;Kwandang;Monano;Ponelo Kepulauan;Sumalata;Sumalata Timur;Tolinggula;Tomilito
- Kab. Pohuwato
Buntulia;Dengilo;Duhiadaa;Lemito;Marisa;Paguat;Patilanggio;Popayato;Popayato Barat;Popayato Timur;Randangan;Taluditi;Wanggarasi
# Jambi|WIB
- Kab. Batanghari
Bajubang;Batin XXIV;Maro Sebo Ilir;Maro Sebo Ulu;Mersam;Muara Bulian;Muara Tembesi;Pemayung
- Kab. Bungo
Bathin II Pelayang;Bathin III;Bathin III Ulu;Batin II Babeko;Bungo Dani;Jujuhan;Jujuhan Ilir;Limbur Lubuk Mengkuang;Muko-muko Bathin VII;Pasar Muaro Bungo;Pelepat;Pelepat Ilir;Rantau Pandan;Rimbo Tengah;Tanah Sepenggal;Tanah Sepenggal Lintas;Tanah Tumbuh
- Kota Jambi
Alam Barajo;Danau Sipin;Danau Teluk;Jambi Selatan;Jambi Timur;Jelutung;Kota Baru;Paal Merah;Pasar Jambi;Pelayangan;Telanaipura
- Kab. Kerinci
Air Hangat;Air Hangat Barat;Air Hangat Timur;Batang Merangin;Bukitkerman;Danau Kerinci;Danau Kerinci Barat;Depati Tujuh;Gunung Kerinci;Gunung Raya;Gunung Tujuh;Kayu Aro;Kayu Aro Barat;Keliling Danau;Sitinjau Laut;Siulak;Siulak Mukai;Tanah Cogok
- Kab. Merangin
Bangko;Bangko Barat;Batang Masumai;Jangkat;Jangkat Timur;Lembah Masurai;Margo Tabir;Muara Siau;Nalo Tantan;Pamenang;Pamenang Barat;Pamenang Selatan;Pangkalan Jambu;Renah Pamenang;Renah Pembarap;Sungai Manau;Tabir;Tabir Barat;Tabir Ilir;Tabir Lintas;Tabir Selatan;Tabir Timur;Tabir Ulu;Tiang Pumpung
- Kab. Muaro Jambi
Bahar Selatan;Bahar Utara;Jambi Luar Kota;Kumpeh;Kumpeh Ulu;Maro Sebo;Mestong;Sekernan;Sungai Bahar;Sungai Gelam;Taman Rajo
- Kab. Sarolangun
Air Hitam;Batang Asai;Bathin VIII;Cermin Nan Gedang;Limun;Mandiangin;Mandiangin Timur;Pauh;Pelawan;Sarolangun;Singkut
- Kota Sungai Penuh
Hamparan Rawang;Koto Baru;Kumun Debai;Pesisir Bukit;Pondok Tinggi;Sungai Bungkal;Sungai Penuh;Tanah Kampung
- Kab. Tanjung Jabung Barat
Batang Asam;Betara;Bram Itam;Kuala Betara;Merlung;Muara Papalik;Pengabuan;Renah Mendaluh;Seberang Kota;Senyerang;Tebing Tinggi;Tungkal Ilir;Tungkal Ulu
- Kab. Tanjung Jabung Timur
Berbak;Dendang;Geragai;Kuala Jambi;Mendahara;Mendahara Ulu;Muara Sabak Barat;Muara Sabak Timur;Nipah Panjang;Rantau Rasau;Sadu
- Kab. Tebo
Muara Tabir;Rimbo Bujang;Rimbo Ilir;Rimbo Ulu;Serai Serumpun;Sumay;Tebo Ilir;Tebo Tengah;Tebo Ulu;Tengah Ilir;VII Koto;VII Koto Ilir
# Jawa Barat|WIB
- Kab. Bandung
Arjasari;Baleendah;Banjaran;Bojongsoang;Cangkuang;Cicalengka;Cikancung;Cilengkrang;Cileunyi;Cimaung;Cimenyan;Ciparay;Ciwidey;Dayeuhkolot;Ibun;Katapang;Kertasari;Kutawaringin;Majalaya;Margaasih;Margahayu;Nagreg;Pacet;Pameungpeuk;Pangalengan;Paseh;Pasirjambu;Rancabali;Rancaekek;Solokanjeruk;Soreang
- Kota Bandung
Andir;Antapani;Arcamanik;Astana Anyar;Babakan Ciparay;Bandung Kidul;Bandung Kulon;Bandung Wetan;Batununggal;Bojongloa Kaler;Bojongloa Kidul;Buahbatu;Cibeunying Kaler;Cibeunying Kidul;Cibiru;Cicendo;Cidadap;Cinambo;Coblong;Gedebage;Kiaracondong;Lengkong;Mandalajati;Panyileukan;Rancasari;Regol;Sukajadi;Sukasari;Sumur Bandung;Ujungberung
- Kab. Bandung Barat
Batujajar;Cihampelas;Cikalongwetan;Cililin;Cipatat;Cipeundeuy;Cipongkor;Cisarua;Gununghalu;Lembang;Ngamprah;Padalarang;Parongpong;Rongga;Saguling;Sindangkerta
- Kota Banjar
Banjar;Langensari;Pataruman;Purwaharja
- Kab. Bekasi@-6.3000,107.1500
Babelan@-6.1550,107.0300:Babelankota;Bahagia;Bunibakti;Hurip Jaya;Kebalen;Kedung Pengawas;Kedungjaya;Muarabakti;Pantaihurip
Bojongmangu:Bojongmangu;Karangindah;Karangmulya;Medalkrisna;Sukabungah;Sukamukti
Cabangbungin:Jayabakti;Jayalaksana;Lenggahjaya;Lenggahsari;Setiajaya;Setialaksana;Sindangjaya;Sindangsari
Cibarusah:Cibarusah Jaya;Cibarusah Kota;Ridogalih;Ridomanah;Sindangmulya;Sirnajati;Wibawamulya
Cibitung@-6.2470,107.0930:Cibuntu;Kertamukti;Muktiwari;Sarimukti;Sukajaya;Wanajaya;Wanasari
Cikarang Barat@-6.2770,107.1080:Cikedokan;Danau Indah;Gandamekar;Gandasari;Jatiwangi;Kalijaya;Mekarwangi;Sukadanau;Telaga Asih;Telagamurni;Telajung
Cikarang Pusat@-6.3550,107.1720:Cicau;Hegarmukti;Jayamukti;Pasiranji;Pasirtanjung;Sukamahi
Cikarang Selatan@-6.3350,107.1370:Ciantra;Cibatu;Pasirsari;Serang;Sukadami;Sukaresmi;Sukasejati
Cikarang Timur@-6.2970,107.1920:Cipayung;Hegarmanah;Jatibaru;Jatireja;Karangsari;Labansari;Sertajaya;Tanjungbaru
Cikarang Utara@-6.2660,107.1450:Cikarangkota;Harjamekar;Karangasih;Karangbaru;Karangraharja;Mekarmukti;Pasirgombong;Simpangan;Tanjungsari;Waluya;Wangunharja
Karang Bahagia:Karanganyar;Karangbahagia;Karangmukti;Karangrahayu;Karangsatu;Karangsentosa;Karangsetia;Sukaraya
Kedung Waringin:Bojongsari;Karangharum;Karangmekar;Karangsambung;Kedungwaringin;Mekarjaya;Waringinjaya
Muaragembong:Jayasakti;Pantai Bahagia;Pantai Bakti;Pantai Harapanjaya;Pantai Mekar;Pantai Sederhana
Pebayuran:Bantarjaya;Bantarsari;Karangharja;Karanghaur;Karangjaya;Karangpatri;Karangreja;Karangsegar;Kertajaya;Kertasari;Sumbereja;Sumbersari;Sumberurip
Serang Baru:Cilangkara;Jayamulya;Jayasampurna;Nagacipta;Nagasari;Sirnajaya;Sukaragam;Sukasari
Setu@-6.3370,107.0400:Burangkeng;Cibening;Cijengkol;Cikarageman;Ciledug;Kertarahayu;Lubangbuaya;Muktijaya;Ragemanunggal;Taman Rahayu;Taman Sari
Sukakarya:Sukaindah;Sukajadi;Sukakarsa;Sukakarya;Sukalaksana;Sukamakmur;Sukamurni
Sukatani:Banjarsari;Sukaasih;Sukadarma;Sukahurip;Sukamanah;Sukamulya;Sukarukun
Sukawangi:Sukabudi;Sukadaya;Sukakerta;Sukamekar;Sukaringin;Sukatenang;Sukawangi
Tambelang:Sukabakti;Sukamaju;Sukamantri;Sukarahayu;Sukaraja;Sukarapih;Sukawijaya
Tambun Selatan@-6.2590,107.0530:Jatimulya;Lambangjaya;Lambangsari;Mangunjaya;Mekarsari;Setiadarma;Setiamekar;Sumberjaya;Tambun;Tridaya Sakti
Tambun Utara@-6.2040,107.0530:Jejalenjaya;Karangsatria;Satriajaya;Satriamekar;Sriamur;Srijaya;Srimahi;Srimukti
Tarumajaya@-6.1080,106.9960:Pahlawan Setia;Pantai Makmur;Pusaka Rakyat;Sagara Makmur;Samudra Jaya;Segarajaya;Setia Asih;Setia Mulya
- Kota Bekasi@-6.2383,106.9756
Bantargebang@-6.3190,106.9940:Bantargebang;Ciketingudik;Cikiwul;Sumurbatu
Bekasi Barat@-6.2310,106.9680:Bintara;Bintarajaya;Jakasampurna;Kotabaru;Kranji
Bekasi Selatan@-6.2580,106.9830:Jakamulya;Jakasetia;Kayuringinjaya;Margajaya;Pekayonjaya
Bekasi Timur@-6.2430,107.0180:Arenjaya;Bekasijaya;Durenjaya;Margahayu
Bekasi Utara@-6.2050,107.0000:Harapanbaru;Harapanjaya;Kaliabang Tengah;Margamulya;Perwira;Teluk Pucung
Jatiasih@-6.3050,106.9570:Jatiasih;Jatikramat;Jatiluhur;Jatimekar;Jatirasa;Jatisari
Jatisampurna@-6.3690,106.9240:Jatikarya;Jatiraden;Jatirangga;Jatiranggon;Jatisampurna
Medansatria@-6.2010,106.9780:Harapanmulya;Kalibaru;Medansatria;Pejuang
Mustikajaya@-6.2920,107.0260:Cimuning;Mustikajaya;Mustikasari;Padurenan
Pondokgede@-6.2830,106.9200:Jatibening;Jatibening Baru;Jaticempaka;Jatimakmur;Jatiwaringin
Pondokmelati@-6.3060,106.9290:Jatimelati;Jatimurni;Jatirahayu;Jatiwarna
Rawalumbu@-6.2760,107.0000:Bojong Rawalumbu;Bojongmenteng;Pengasinan;Sepanjangjaya
- Kab. Bogor@-6.4800,106.8300
Babakan Madang@-6.5650,106.8800:Babakan Madang;Bojong Koneng;Cijayanti;Cipambuan;Citaringgul;Kadumanggu;Karang Tengah;Sentul;Sumurbatu
Bojong Gede@-6.4900,106.7960:Bojongbaru;Bojonggede;Cimanggis;Kedungwaringin;Pabuaran;Ragajaya;Rawapanjang;Susukan;Waringinjaya
Caringin:Caringin;Ciderum;Ciherang Pondok;Cimande;Cimande Hilir;Cinagara;Lemah Duhur;Muarajaya;Pancawati;Pasir Muncang;Pasirbuncir;Tangkil
Cariu:Babakanraden;Bantarkuning;Cariu;Cibatutiga;Cikutamahi;Karyamekar;Kutamekar;Mekarwangi;Sukajadi;Tegalpanjang
Ciampea:Benteng;Bojongjengkol;Bojongrangkas;Ciampea;Ciampea Udik;Cibadak;Cibanteng;Cibuntu;Cicadas;Cihideunghilir;Cihideungudik;Cinangka;Tegalwaru
Ciawi@-6.6560,106.8490:Banjar Wangi;Banjar Waru;Banjarsari;Bendungan;Bitungsari;Bojong Murni;Ciawi;Cibedug;Cileungsi;Citapen;Jambuluwuk;Pandan Sari;Telukpinang
Cibinong@-6.4820,106.8420:Cibinong;Cirimekar;Ciriung;Harapanjaya;Karadenan;Nanggewer;Nanggewer Mekar;Pabuaran;Pabuaran Mekar;Pakansari;Pondok Rajeg;Sukahati;Tengah
Cibungbulang:Cemplang;Ciaruteun Ilir;Ciaruteun Udik;Cibatok I;Cibatok II;Cijujung;Cimanggu I;Cimanggu II;Dukuh;Galuga;Girimulya;Leuweungkolot;Situ Ilir;Situ Udik;Sukamaju
Cigombong:Ciadeg;Ciburayut;Ciburuy;Cigombong;Cisalada;Pasirjaya;Srogol;Tugujaya;Watesjaya
Cigudeg:Argapura;Bangunjaya;Banyuasih;Banyuresmi;Banyuwangi;Batujajar;Bunar;Cigudeg;Cintamanik;Mekarjaya;Rengasjajar;Sukamaju;Sukaraksa;Tegallega;Wargajaya
Cijeruk:Cibalung;Cijeruk;Cipelang;Cipicung;Palasari;Sukaharja;Tajur Halang;Tanjungsari;Warung Menteng
Cileungsi@-6.4000,106.9700:Cileungsi;Cileungsi Kidul;Cipenjo;Cipeucang;Dayeuh;Gandoang;Jatisari;Limusnunggal;Mampir;Mekarsari;Pasirangin;Situsari
Ciomas@-6.6040,106.7690:Ciapus;Ciomas;Ciomas Rahayu;Kota Batu;Laladon;Mekarjaya;Padasuka;Pagelaran;Parakan;Sukaharja;Sukamakmur
Cisarua@-6.6810,106.9350:Batulayang;Cibeureum;Cilember;Cisarua;Citeko;Jogjogan;Kopo;Leuwimalang;Tugu Selatan;Tugu Utara
Ciseeng:Babakan;Cibentang;Cibeuteung Muara;Cibeuteung Udik;Cihoe;Ciseeng;Karihkil;Kuripan;Parigi Mekar;Putat Nutug
Citeureup@-6.4870,106.8830:Citeureup;Gunungsari;Hambalang;Karang Asem Barat;Karang Asem Timur;Leuwinutug;Pasir Mukti;Puspanegara;Puspasari;Sanja;Sukahati;Tajur;Tangkil;Tarikolot
Dramaga@-6.5780,106.7390:Babakan;Ciherang;Cikarawang;Dramaga;Neglasari;Petir;Purwasari;Sinarsari;Sukadamai;Sukawening
Gunung Putri@-6.4260,106.9110:Bojong Kulur;Bojong Nangka;Ciangsana;Cicadas;Cikeas Udik;Gunung Putri;Karanggan;Nagrak;Tlajung Udik;Wanaherang
Gunung Sindur@-6.3830,106.6920:Cibadung;Cibinong;Cidokom;Curug;Gunungsindur;Jampang;Pabuaran;Padurenan;Pengasinan;Rawakalong
Jasinga:Bagoang;Barengkok;Cikopomayak;Curug;Jasinga;Jugala Jaya;Kalongsawah;Koleang;Neglasari;Pamagersari;Pangaur;Pangradin;Setu;Sipak;Tegalwangi;Wirajaya
Jonggol@-6.4690,107.0620:Balekambang;Bendungan;Cibodas;Jonggol;Singajaya;Singasari;Sirnagalih;Sukagalih;Sukajaya;Sukamaju;Sukamanah;Sukanegara;Sukasirna;Weninggalih
Kemang@-6.4970,106.7480:Atang Senjaya;Bojong;Jampang;Kemang;Pabuaran;Parakanjaya;Pondok Udik;Semplak Barat;Tegal
Klapanunggal@-6.4550,106.9480:Bantar Jati;Bojong;Cikahuripan;Kembang Kuning;Klapanunggal;Leuwikaret;Ligarmukti;Lulut;Nambo
Leuwiliang:Barengkok;Cibeber I;Cibeber II;Karacak;Karehkel;Karyasari;Leuwiliang;Leuwimekar;Pabangbon;Purasari;Puraseda
Leuwisadeng:Babakan Sadeng;Kalong I;Kalong II;Leuwisadeng;Sadeng;Sadeng Kolot;Sibanteng;Wangunjaya
Megamendung@-6.6610,106.8930:Cipayung;Cipayung Girang;Gadog;Kuta;Megamendung;Pasir Angin;Sukagalih;Sukakarya;Sukamahi;Sukamaju;Sukamanah;Sukaresmi
Nanggung:Bantarkaret;Batu Tulis;Cisarua;Curugbitung;Hambaro;Kalongliud;Malasari;Nanggung;Pangkaljaya;Parakanmuncang;Sukaluyu
Pamijahan:Ciasihan;Ciasmara;Cibening;Cibitung Kulon;Cibitungwetan;Cibunian;Cimayang;Gunung Picung;Gunungbunder I;Gunungbunder II;Gunungmenyan;Gunungsari;Pamijahan;Pasarean;Purwabakti
Parung@-6.4310,106.7160:Bojongindah;Bojongsempu;Cogreg;Iwul;Jabonmekar;Pamegarsari;Parung;Waru;Warujaya
Parung Panjang:Cibunar;Cikuda;Dago;Gintungcilejet;Gorowong;Jagabaya;Jagabita;Kabasiran;Lumpang;Parungpanjang;Pingku
Ranca Bungur:Bantarjaya;Bantarsari;Candali;Cimulang;Mekarsari;Pasirgaok;Rancabungur
Rumpin:Cibodas;Cidokom;Cipinang;Gobang;Kampungsawah;Kertajaya;Leuwibatu;Mekarjaya;Mekarsari;Rabak;Rumpin;Sukamulya;Sukasari;Tamansari
Sukajaya:Cileuksa;Cipayung;Cisarua;Harkatjaya;Jayaraharja;Kiarapandak;Kiarasari;Pasir Madang;Sukajaya;Sukamulih;Urug
Sukamakmur:Cibadak;Pabuaran;Sirnajaya;Sukadamai;Sukaharja;Sukamakmur;Sukamulya;Sukaresmi;Sukawangi;Wargajaya
Sukaraja@-6.5600,106.8450:Cadasngampar;Cibanon;Cijujung;Cikeas;Cilebut Barat;Cilebut Timur;Cimandala;Gununggeulis;Nagrak;Pasir Jambu;Pasirlaja;Sukaraja;Sukatani
Tajurhalang@-6.4720,106.7620:Citayam;Kalisuren;Nanggerang;Sasak Panjang;Sukmajaya;Tajurhalang;Tonjong
Tamansari:Pasireurih;Sirnagalih;Sukajadi;Sukajaya;Sukaluyu;Sukamantri;Sukaresmi;Tamansari
Tanjungsari:Antajaya;Buanajaya;Cibadak;Pasir Tanjung;Selawangi;Sirnarasa;Sirnasari;Sukarasa;Tanjungrasa;Tanjungsari
Tenjo:Babakan;Batok;Bojong;Cilaku;Ciomas;Singabangsa;Singabraja;Tapos;Tenjo
Tenjolaya:Cibitung Tengah;Cinangneng;Gunung Malang;Gunung Mulya;Situdaun;Tapos I;Tapos II
- Kota Bogor@-6.5950,106.8166
Bogor Barat@-6.5800,106.7620:Balumbang Jaya;Bubulak;Cilendek Barat;Cilendek Timur;Curug;Curug Mekar;Gunung Batu;Loji;Marga jaya;Menteng;Pasir Jaya;Pasir Kuda;Pasir Mulya;Semplak;Sindang Barang;Situ Gede
Bogor Selatan@-6.6350,106.8160:Batu Tulis;Bojong Kerta;Bondongan;Cikaret;Cipaku;Empang;Genteng;Harjasari;Kertamaya;Lawanggintung;Muara Sari;Mulya Harja;Pakuan;Pamoyanan;Rancamaya;Rangga Mekar
Bogor Tengah@-6.5930,106.7930:Babakan;Babakan Pasar;Cibogor;Ciwaringin;Gudang;Kebon Kalapa;Pabaton;Paledang;Panaragan;Sempur;Tegallega
Bogor Timur@-6.6150,106.8310:Baranangsiang;Katulampa;Sindangrasa;Sindangsari;Sukasari;Tajur
Bogor Utara@-6.5660,106.8170:Bantarjati;Cibuluh;Ciluar;Cimahpar;Ciparigi;Kedung Halang;Tanah Baru;Tegal Gundil
Tanah Sareal@-6.5550,106.7900:Cibadak;Kayu Manis;Kebon Pedes;Kedung Badak;Kedung Jaya;Kedung Waringin;Kencana;Mekar Wangi;Sukadamai;Sukaresmi;Tanah Sareal
- Kab. Ciamis
Banjaranyar;Banjarsari;Baregbeg;Ciamis;Cidolog;Cihaurbeuti;Cijeungjing;Cikoneng;Cimaragas;Cipaku;Cisaga;Jatinagara;Kawali;Lakbok;Lumbung;Pamarican;Panawangan;Panjalu;Panumbangan;Purwadadi;Rajadesa;Rancah;Sadananya;Sindangkasih;Sukadana;Sukamantri;Tambaksari
- Kab. Cianjur
Agrabinta;Bojongpicung;Campaka;Campakamulya;Cianjur;Cibeber;Cibinong;Cidaun;Cijati;Cikadu;Cikalongkulon;Cilaku;Cipanas;Ciranjang;Cugenang;Gekbrong;Haurwangi;Kadupandak;Karangtengah;Leles;Mande;Naringgul;Pacet;Pagelaran;Pasirkuda;Sindangbarang;Sukaluyu;Sukanagara;Sukaresmi;Takokak;Tanggeung;Warungkondang
- Kota Cimahi
Cimahi Selatan;Cimahi Tengah;Cimahi Utara
- Kab. Cirebon
Arjawinangun;Astanajapura;Babakan;Beber;Ciledug;Ciwaringin;Depok;Dukupuntang;Gebang;Gegesik;Gempol;Greged;Gunung Jati;Jamblang;Kaliwedi;Kapetakan;Karangsembung;Karangwareng;Kedawung;Klangenan;Lemahabang;Losari;Mundu;Pabedilan;Pabuaran;Palimanan;Pangenan;Panguragan;Pasaleman;Plered;Plumbon;Sedong;Sumber;Suranenggala;Susukan;Susukan Lebak;Talun;Tengah Tani;Waled;Weru
- Kota Cirebon
Harjamukti;Kejaksan;Kesambi;Lemahwungkuk;Pekalipan
- Kota Depok@-6.4025,106.7942
Beji@-6.3720,106.8180:Beji;Beji Timur;Kemiri Muka;Kukusan;Pondok Cina;Tanah Baru
Bojongsari@-6.4010,106.7400:Bojongsari;Bojongsari Baru;Curug;Duren Mekar;Duren Seribu;Pondok Petir;Serua
Cilodong@-6.4350,106.8370:Cilodong;Jatimulya;Kalibaru;Kalimulya;Sukamaju
Cimanggis@-6.3650,106.8590:Cisalak Pasar;Curug;Harjamukti;Mekarsari;Pasir Gunung Selatan;Tugu
Cinere@-6.3320,106.7840:Cinere;Gandul;Pangkalan Jati;Pangkalan Jati Baru
Cipayung@-6.4290,106.7990:Bojong Pondok Terong;Cipayung;Cipayung Jaya;Pondok Jaya;Ratu Jaya
Limo@-6.3660,106.7760:Grogol;Krukut;Limo;Meruyung
Pancoran Mas@-6.4010,106.8090:Depok;Depok Jaya;Mampang;Pancoran Mas;Rangkapan Jaya;Rangkapan Jaya Baru
Sawangan@-6.4060,106.7640:Bedahan;Cinangka;Kedaung;Pasir Putih;Pengasinan;Sawangan;Sawangan Baru
Sukmajaya@-6.3960,106.8430:Abadijaya;Baktijaya;Cisalak;Mekarjaya;Sukmajaya;Tirtajaya
Tapos@-6.4240,106.8800:Cilangkap;Cimpaeun;Jatijajar;Leuwinanggung;Sukamaju Baru;Sukatani;Tapos
- Kab. Garut
Banjarwangi;Banyuresmi;Bayongbong;Bl. Limbangan;Bungbulang;Caringin;Cibalong;Cibatu;Cibiuk;Cigedug;Cihurip;Cikajang;Cikelet;Cilawu;Cisewu;Cisompet;Cisurupan;Garut Kota;Kadungora;Karangpawitan;Karangtengah;Kersamanah;Leles;Leuwigoong;Malangbong;Mekarmukti;Pakenjeng;Pameungpeuk;Pamulihan;Pangatikan;Pasirwangi;Peundeuy;Samarang;Selaawi;Singajaya;Sucinaraja;Sukaresmi;Sukawening;Talegong;Tarogong Kaler;Tarogong Kidul;Wanaraja
- Kab. Indramayu
Anjatan;Arahan;Balongan;Bangodua;Bongas;Cantigi;Cikedung;Gabuswetan;Gantar;Haurgeulis;Indramayu;Jatibarang;Juntinyuat;Kandanghaur;Karangampel;Kedokan Bunder;Kertasemaya;Krangkeng;Kroya;Lelea;Lohbener;Losarang;Pasekan;Patrol;Sindang;Sliyeg;Sukagumiwang;Sukra;Terisi;Tukdana;Widasari
- Kab. Karawang
Banyusari;Batujaya;Ciampel;Cibuaya;Cikampek;Cilamaya Kulon;Cilamaya Wetan;Cilebar;Jatisari;Jayakerta;Karawang Barat;Karawang Timur;Klari;Kota Baru;Kutawaluya;Lemahabang;Majalaya;Pakisjaya;Pangkalan;Pedes;Purwasari;Rawamerta;Rengasdengklok;Tegalwaru;Telagasari;Telukjambe Barat;Telukjambe Timur;Tempuran;Tirtajaya;Tirtamulya
- Kab. Kuningan
Ciawigebang;Cibeureum;Cibingbin;Cidahu;Cigandamekar;Cigugur;Cilebak;Cilimus;Cimahi;Ciniru;Cipicung;Ciwaru;Darma;Garawangi;Hantara;Jalaksana;Japara;Kadugede;Kalimanggis;Karang Kancana;Kramatmulya;Kuningan;Lebakwangi;Luragung;Maleber;Mandirancan;Nusaherang;Pancalang;Pasawahan;Selajambe;Sindangagung;Subang
- Kab. Majalengka
Argapura;Banjaran;Bantarujeg;Cigasong;Cikijing;Cingambul;Dawuan;Jatitujuh;Jatiwangi;Kadipaten;Kasokandel;Kertajati;Lemahsugih;Leuwimunding;Ligung;Maja;Majalengka;Malausma;Palasah;Panyingkiran;Rajagaluh;Sindang;Sindangwangi;Sukahaji;Sumberjaya;Talaga
- Kab. Pangandaran
Cigugur;Cijulang;Cimerak;Kalipucang;Langkaplancar;Mangunjaya;Padaherang;Pangandaran;Parigi;Sidamulih
- Kab. Purwakarta
Babakancikao;Bojong;Bungursari;Campaka;Cibatu;Darangdan;Jatiluhur;Kiarapedes;Maniis;Pasawahan;Plered;Pondoksalam;Purwakarta;Sukasari;Sukatani;Tegalwaru;Wanayasa
- Kab. Subang
Binong;Blanakan;Ciasem;Ciater;Cibogo;Cijambe;Cikaum;Cipeundeuy;Cipunagara;Cisalak;Compreng;Dawuan;Jalancagak;Kalijati;Kasomalang;Legonkulon;Pabuaran;Pagaden;Pagaden Barat;Pamanukan;Patokbeusi;Purwadadi;Pusakajaya;Pusakanagara;Sagalaherang;Serangpanjang;Subang;Sukasari;Tambakdahan;Tanjungsiang
- Kab. Sukabumi
Bantargadung;Bojonggenteng;Caringin;Ciambar;Cibadak;Cibitung;Cicantayan;Cicurug;Cidadap;Cidahu;Cidolog;Ciemas;Cikakak;Cikembar;Cikidang;Cimanggu;Ciracap;Cireunghas;Cisaat;Cisolok;Curugkembar;Gegerbitung;Gunungguruh;Jampangkulon;Jampangtengah;Kabandungan;Kadudampit;Kalapanunggal;Kalibunder;Kebonpedes;Lengkong;Nagrak;Nyalindung;Pabuaran;Palabuhanratu;Parakansalak;Parungkuda;Purabaya;Sagaranten;Simpenan;Sukabumi;Sukalarang;Sukaraja;Surade;Tegalbuleud;Waluran;Warungkiara
- Kota Sukabumi
Baros;Cibeureum;Cikole;Citamiang;Gunung Puyuh;Lembursitu;Warudoyong
- Kab. Sumedang
Buahdua;Cibugel;Cimalaka;Cimanggung;Cisarua;Cisitu;Conggeang;Darmaraja;Ganeas;Jatigede;Jatinangor;Jatinunggal;Pamulihan;Paseh;Rancakalong;Situraja;Sukasari;Sumedang Selatan;Sumedang Utara;Surian;Tanjungkerta;Tanjungmedar;Tanjungsari;Tomo;Ujungjaya;Wado
- Kab. Tasikmalaya
Bantarkalong;Bojongasih;Bojonggambir;Ciawi;Cibalong;Cigalontang;Cikalong;Cikatomas;Cineam;Cipatujah;Cisayong;Culamega;Gunungtanjung;Jamanis;Jatiwaras;Kadipaten;Karangjaya;Karangnunggal;Leuwisari;Mangunreja;Manonjaya;Padakembang;Pagerageung;Pancatengah;Parungponteng;Puspahiang;Rajapolah;Salawu;Salopa;Sariwangi;Singaparna;Sodonghilir;Sukahening;Sukaraja;Sukarame;Sukaratu;Sukaresik;Tanjungjaya;Taraju
- Kota Tasikmalaya
Bungursari;Cibeureum;Cihideung;Cipedes;Indihiang;Kawalu;Mangkubumi;Purbaratu;Tamansari;Tawang
# Jawa Tengah|WIB
- Kab. Banjarnegara
Banjarmangu;Banjarnegara;Batur;Bawang;Kalibening;Karangkobar;Madukara;Mandiraja;Pagedongan;Pagentan;Pandanarum;Pejawaran;Punggelan;Purwanegara;Purworeja Klampok;Rakit;Sigaluh;Susukan;Wanadadi;Wanayasa
- Kab. Banyumas
Ajibarang;Banyumas;Baturraden;Cilongok;Gumelar;Jatilawang;Kalibagor;Karanglewas;Kebasen;Kedungbanteng;Kembaran;Kemranjen;Lumbir;Patikraja;Pekuncen;Purwojati;Purwokerto Barat;Purwokerto Selatan;Purwokerto Timur;Purwokerto Utara;Rawalo;Sokaraja;Somagede;Sumbang;Sumpiuh;Tambak;Wangon
- Kab. Batang
Bandar;Banyuputih;Batang;Bawang;Blado;Gringsing;Kandeman;Limpung;Pecalungan;Reban;Subah;Tersono;Tulis;Warungasem;Wonotunggal
- Kab. Blora
Banjarejo;Blora;Bogorejo;Cepu;Japah;Jati;Jepon;Jiken;Kedungtuban;Kradenan;Kunduran;Ngawen;Randublatung;Sambong;Todanan;Tunjungan
- Kab. Boyolali
Ampel;Andong;Banyudono;Boyolali;Cepogo;Gladagsari;Juwangi;Karanggede;Kemusu;Klego;Mojosongo;Musuk;Ngemplak;Nogosari;Sambi;Sawit;Selo;Simo;Tamansari;Teras;Wonosamodro;Wonosegoro
- Kab. Brebes
Banjarharjo;Bantarkawung;Brebes;Bulakamba;Bumiayu;Jatibarang;Kersana;Ketanggungan;Larangan;Losari;Paguyangan;Salem;Sirampog;Songgom;Tanjung;Tonjong;Wanasari
- Kab. Cilacap
Adipala;Bantarsari;Binangun;Cilacap Selatan;Cilacap Tengah;Cilacap Utara;Cimanggu;Cipari;Dayeuhluhur;Gandrungmangu;Jeruklegi;Kampung Laut;Karangpucung;Kawunganten;Kedungreja;Kesugihan;Kroya;Majenang;Maos;Nusawungu;Patimuan;Sampang;Sidareja;Wanareja
- Kab. Demak
Bonang;Demak;Dempet;Gajah;Guntur;Karanganyar;Karangawen;Karangtengah;Kebonagung;Mijen;Mranggen;Sayung;Wedung;Wonosalam
- Kab. Grobogan
Brati;Gabus;Geyer;Godong;Grobogan;Gubug;Karangrayung;Kedungjati;Klambu;Kradenan;Ngaringan;Penawangan;Pulokulon;Purwodadi;Tanggungharjo;Tawangharjo;Tegowanu;Toroh;Wirosari
- Kab. Jepara
Bangsri;Batealit;Donorojo;Jepara;Kalinyamatan;Karimunjawa;Kedung;Keling;Kembang;Mayong;Mlonggo;Nalumsari;Pakis Aji;Pecangaan;Tahunan;Welahan
- Kab. Karanganyar
Colomadu;Gondangrejo;Jaten;Jatipuro;Jatiyoso;Jenawi;Jumantono;Jumapolo;Karanganyar;Karangpandan;Kebakkramat;Kerjo;Matesih;Mojogedang;Ngargoyoso;Tasikmadu;Tawangmangu
- Kab. Kebumen
Adimulyo;Alian;Ambal;Ayah;Bonorowo;Buayan;Buluspesantren;Gombong;Karanganyar;Karanggayam;Karangsambung;Kebumen;Klirong;Kutowinangun;Kuwarasan;Mirit;Padureso;Pejagoan;Petanahan;Poncowarno;Prembun;Puring;Rowokele;Sadang;Sempor;Sruweng
- Kab. Kendal
Boja;Brangsong;Cepiring;Gemuh;Kaliwungu;Kaliwungu Selatan;Kangkung;Kendal;Limbangan;Ngampel;Pageruyung;Patean;Patebon;Pegandon;Plantungan;Ringinarum;Rowosari;Singorojo;Sukorejo;Weleri
- Kab. Klaten
Bayat;Cawas;Ceper;Delanggu;Gantiwarno;Jatinom;Jogonalan;Juwiring;Kalikotes;Karanganom;Karangdowo;Karangnongko;Kebonarum;Kemalang;Klaten Selatan;Klaten Tengah;Klaten Utara;Manisrenggo;Ngawen;Pedan;Polanharjo;Prambanan;Trucuk;Tulung;Wedi;Wonosari
- Kab. Kudus
Bae;Dawe;Gebog;Jati;Jekulo;Kaliwungu;Kota Kudus;Mejobo;Undaan
- Kab. Magelang
Bandongan;Borobudur;Candimulyo;Dukun;Grabag;Kajoran;Kaliangkrik;Mertoyudan;Mungkid;Muntilan;Ngablak;Ngluwar;Pakis;Salam;Salaman;Sawangan;Secang;Srumbung;Tegalrejo;Tempuran;Windusari
- Kota Magelang
Magelang Selatan;Magelang Tengah;Magelang Utara
- Kab. Pati
Batangan;Cluwak;Dukuhseti;Gabus;Gembong;Gunungwungkal;Jaken;Jakenan;Juwana;Kayen;Margorejo;Margoyoso;Pati;Pucakwangi;Sukolilo;Tambakromo;Tayu;Tlogowungu;Trangkil;Wedarijaksa;Winong
- Kab. Pekalongan
Bojong;Buaran;Doro;Kajen;Kandangserang;Karanganyar;Karangdadap;Kedungwuni;Kesesi;Lebakbarang;Paninggaran;Petungkriyono;Siwalan;Sragi;Talun;Tirto;Wiradesa;Wonokerto;Wonopringgo
- Kota Pekalongan
Pekalongan Barat;Pekalongan Selatan;Pekalongan Timur;Pekalongan Utara
- Kab. Pemalang
Ampelgading;Bantarbolang;Belik;Bodeh;Comal;Moga;Pemalang;Petarukan;Pulosari;Randudongkal;Taman;Ulujami;Warungpring;Watukumpul
- Kab. Purbalingga
Bobotsari;Bojongsari;Bukateja;Kaligondang;Kalimanah;Karanganyar;Karangjambu;Karangmoncol;Karangreja;Kejobong;Kemangkon;Kertanegara;Kutasari;Mrebet;Padamara;Pengadegan;Purbalingga;Rembang
- Kab. Purworejo
Bagelen;Banyuurip;Bayan;Bener;Bruno;Butuh;Gebang;Grabag;Kaligesing;Kemiri;Kutoarjo;Loano;Ngombol;Pituruh;Purwodadi;Purworejo
- Kab. Rembang
Bulu;Gunem;Kaliori;Kragan;Lasem;Pamotan;Pancur;Rembang;Sale;Sarang;Sedan;Sluke;Sulang;Sumber
- Kota Salatiga
Argomulyo;Sidomukti;Sidorejo;Tingkir
- Kab. Semarang
Ambarawa;Bancak;Bandungan;Banyubiru;Bawen;Bergas;Bringin;Getasan;Jambu;Kaliwungu;Pabelan;Pringapus;Sumowono;Suruh;Susukan;Tengaran;Tuntang;Ungaran Barat;Ungaran Timur
- Kota Semarang
Banyumanik;Candisari;Gajahmungkur;Gayamsari;Genuk;Gunungpati;Mijen;Ngaliyan;Pedurungan;Semarang Barat;Semarang Selatan;Semarang Tengah;Semarang Timur;Semarang Utara;Tembalang;Tugu
- Kab. Sragen
Gemolong;Gesi;Gondang;Jenar;Kalijambe;Karangmalang;Kedawung;Masaran;Miri;Mondokan;Ngrampal;Plupuh;Sambirejo;Sambungmacan;Sidoharjo;Sragen;Sukodono;Sumberlawang;Tangen;Tanon
- Kab. Sukoharjo
Baki;Bendosari;Bulu;Gatak;Grogol;Kartasura;Mojolaban;Nguter;Polokarto;Sukoharjo;Tawangsari;Weru
- Kota Surakarta
Banjarsari;Jebres;Laweyan;Pasar Kliwon;Serengan
- Kab. Tegal
Adiwerna;Balapulang;Bojong;Bumijawa;Dukuhturi;Dukuhwaru;Jatinegara;Kedungbanteng;Kramat;Lebaksiu;Margasari;Pagerbarang;Pangkah;Slawi;Suradadi;Talang;Tarub;Warureja
- Kota Tegal
Margadana;Tegal Barat;Tegal Selatan;Tegal Timur
- Kab. Temanggung
Bansari;Bejen;Bulu;Candiroto;Gemawang;Jumo;Kaloran;Kandangan;Kedu;Kledung;Kranggan;Ngadirejo;Parakan;Pringsurat;Selopampang;Temanggung;Tembarak;Tlogomulyo;Tretep;Wonoboyo
- Kab. Wonogiri
Baturetno;Batuwarno;Bulukerto;Eromoko;Girimarto;Giritontro;Giriwoyo;Jatipurno;Jatiroto;Jatisrono;Karangtengah;Kismantoro;Manyaran;Ngadirojo;Nguntoronadi;Paranggupito;Pracimantoro;Puhpelem;Purwantoro;Selogiri;Sidoharjo;Slogohimo;Tirtomoyo;Wonogiri;Wuryantoro
- Kab. Wonosobo
Garung;Kalibawang;Kalikajar;Kaliwiro;Kejajar;Kepil;Kertek;Leksono;Mojotengah;Sapuran;Selomerto;Sukoharjo;Wadaslintang;Watumalang;Wonosobo
# Jawa Timur|WIB
- Kab. Bangkalan
Arosbaya;Bangkalan;Blega;Burneh;Galis;Geger;Kamal;Klampis;Kokop;Konang;Kwanyar;Labang;Modung;Sepulu;Socah;Tanah Merah;Tanjung Bumi;Tragah
- Kab. Banyuwangi
Bangorejo;Banyuwangi;Blimbingsari;Cluring;Gambiran;Genteng;Giri;Glagah;Glenmore;Kabat;Kalibaru;Kalipuro;Licin;Muncar;Pesanggaran;Purwoharjo;Rogojampi;Sempu;Siliragung;Singojuruh;Songgon;Srono;Tegaldlimo;Tegalsari;Wongsorejo
- Kota Batu
Batu;Bumiaji;Junrejo
- Kab. Blitar
Bakung;Binangun;Doko;Gandusari;Garum;Kademangan;Kanigoro;Kesamben;Nglegok;Panggungrejo;Ponggok;Sanankulon;Selopuro;Selorejo;Srengat;Sutojayan;Talun;Udanawu;Wates;Wlingi;Wonodadi;Wonotirto
- Kota Blitar
Kepanjenkidul;Sananwetan;Sukorejo
- Kab. Bojonegoro
Balen;Baureno;Bojonegoro;Bubulan;Dander;Gayam;Gondang;Kalitidu;Kanor;Kapas;Kasiman;Kedewan;Kedungadem;Kepohbaru;Malo;Margomulyo;Ngambon;Ngasem;Ngraho;Padangan;Purwosari;Sekar;Sugihwaras;Sukosewu;Sumberejo;Tambakrejo;Temayang;Trucuk
- Kab. Bondowoso
Binakal;Bondowoso;Botolinggo;Cermee;Curahdami;Grujugan;Jambesari Darus Sholah;Klabang;Maesan;Pakem;Prajekan;Pujer;Sempol;Sukosari;Sumberwringin;Taman Krocok;Tamanan;Tapen;Tegalampel;Tenggarang;Tlogosari;Wonosari;Wringin
- Kab. Gresik
Balongpanggang;Benjeng;Bungah;Cerme;Driyorejo;Duduksampeyan;Dukun;Gresik;Kebomas;Kedamean;Manyar;Menganti;Panceng;Sangkapura;Sidayu;Tambak;Ujungpangkah;Wringinanom
- Kab. Jember
Ajung;Ambulu;Arjasa;Balung;Bangsalsari;Gumukmas;Jelbuk;Jenggawah;Jombang;Kalisat;Kaliwates;Kencong;Ledokombo;Mayang;Mumbulsari;Pakusari;Panti;Patrang;Puger;Rambipuji;Semboro;Silo;Sukorambi;Sukowono;Sumberbaru;Sumberjambe;Sumbersari;Tanggul;Tempurejo;Umbulsari;Wuluhan
- Kab. Jombang
Bandarkedungmulyo;Bareng;Diwek;Gudo;Jogoroto;Jombang;Kabuh;Kesamben;Kudu;Megaluh;Mojoagung;Mojowarno;Ngoro;Ngusikan;Perak;Peterongan;Plandaan;Ploso;Sumobito;Tembelang;Wonosalam
- Kab. Kediri
Badas;Banyakan;Gampengrejo;Grogol;Gurah;Kandangan;Kandat;Kayen Kidul;Kepung;Kras;Kunjang;Mojo;Ngadiluwih;Ngancar;Ngasem;Pagu;Papar;Pare;Plemahan;Plosoklaten;Puncu;Purwoasri;Ringinrejo;Semen;Tarokan;Wates
- Kota Kediri
Kota;Mojoroto;Pesantren
- Kab. Lamongan
Babat;Bluluk;Brondong;Deket;Glagah;Kalitengah;Karangbinangun;Karanggeneng;Kedungpring;Kembangbahu;Lamongan;Laren;Maduran;Mantup;Modo;Ngimbang;Paciran;Pucuk;Sambeng;Sarirejo;Sekaran;Solokuro;Sugio;Sukodadi;Sukorame;Tikung;Turi
- Kab. Lumajang
Candipuro;Gucialit;Jatiroto;Kedungjajang;Klakah;Kunir;Lumajang;Padang;Pasirian;Pasrujambe;Pronojiwo;Randuagung;Ranuyoso;Rowokangkung;Senduro;Sukodono;Sumbersuko;Tekung;Tempeh;Tempursari;Yosowilangun
- Kab. Madiun
Balerejo;Dagangan;Dolopo;Geger;Gemarang;Jiwan;Kare;Kebonsari;Madiun;Mejayan;Pilangkenceng;Saradan;Sawahan;Wonoasri;Wungu
- Kota Madiun
Kartoharjo;Manguharjo;Taman
- Kab. Magetan
Barat;Bendo;Karangrejo;Karas;Kartoharjo;Kawedanan;Lembeyan;Magetan;Maospati;Ngariboyo;Nguntoronadi;Panekan;Parang;Plaosan;Poncol;Sidorejo;Sukomoro;Takeran
- Kab. Malang
Ampelgading;Bantur;Bululawang;Dampit;Dau;Donomulyo;Gedangan;Gondanglegi;Jabung;Kalipare;Karangploso;Kasembon;Kepanjen;Kromengan;Lawang;Ngajum;Ngantang;Pagak;Pagelaran;Pakis;Pakisaji;Poncokusumo;Pujon;Singosari;Sumbermanjing Wetan;Sumberpucung;Tajinan;Tirtoyudo;Tumpang;Turen;Wagir;Wajak;Wonosari
- Kota Malang
Blimbing;Kedungkandang;Klojen;Lowokwaru;Sukun
- Kab. Mojokerto
Bangsal;Dawarblandong;Dlanggu;Gedeg;Gondang;Jatirejo;Jetis;Kemlagi;Kutorejo;Mojoanyar;Mojosari;Ngoro;Pacet;Pungging;Puri;Sooko;Trawas;Trowulan
- Kota Mojokerto
Kranggan;Magersari;Prajuritkulon
- Kab. Nganjuk
Bagor;Baron;Berbek;Gondang;Jatikalen;Kertosono;Lengkong;Loceret;Nganjuk;Ngetos;Ngluyu;Ngronggot;Pace;Patianrowo;Prambon;Rejoso;Sawahan;Sukomoro;Tanjunganom;Wilangan
- Kab. Ngawi
Bringin;Geneng;Gerih;Jogorogo;Karanganyar;Karangjati;Kasreman;Kedunggalar;Kendal;Kwadungan;Mantingan;Ngawi;Ngrambe;Padas;Pangkur;Paron;Pitu;Sine;Widodaren
- Kab. Pacitan
Arjosari;Bandar;Donorojo;Kebonagung;Nawangan;Ngadirojo;Pacitan;Pringkuku;Punung;Sudimoro;Tegalombo;Tulakan
- Kab. Pamekasan
Batumarmar;Galis;Kadur;Larangan;Pademawu;Pakong;Palengaan;Pamekasan;Pasean;Pegantenan;Proppo;Tlanakan;Waru
- Kab. Pasuruan
Bangil;Beji;Gempol;Gondangwetan;Grati;Kejayan;Kraton;Lekok;Lumbang;Nguling;Pandaan;Pasrepan;Pohjentrek;Prigen;Purwodadi;Purwosari;Puspo;Rejoso;Rembang;Sukorejo;Tosari;Tutur;Winongan;Wonorejo
- Kota Pasuruan
Bugul Kidul;Gadingrejo;Panggungrejo;Purworejo
- Kab. Ponorogo
Babadan;Badegan;Balong;Bungkal;Jambon;Jenangan;Jetis;Kauman;Mlarak;Ngebel;Ngrayun;Ponorogo;Pudak;Pulung;Sambit;Sampung;Sawoo;Siman;Slahung;Sooko;Sukorejo
- Kab. Probolinggo
Bantaran;Banyuanyar;Besuk;Dringu;Gading;Gending;Kotaanyar;Kraksaan;Krejengan;Krucil;Kuripan;Leces;Lumbang;Maron;Paiton;Pakuniran;Pejarakan;Sukapura;Sumber;Sumberasih;Tegalsiwalan;Tiris;Tongas;Wonomerto
- Kota Probolinggo
Kademangan;Kanigaran;Kedopok;Mayangan;Wonoasih
- Kab. Sampang
Banyuates;Camplong;Jrengik;Karangpenang;Kedungdung;Ketapang;Omben;Pangarengan;Robatal;Sampang;Sokobanah;Sreseh;Tambelangan;Torjun
- Kab. Sidoarjo
Balongbendo;Buduran;Candi;Gedangan;Jabon;Krembung;Krian;Porong;Prambon;Sedati;Sidoarjo;Sukodono;Taman;Tanggulangin;Tarik;Tulangan;Waru;Wonoayu
- Kab. Situbondo
Arjasa;Asembagus;Banyuglugur;Banyuputih;Besuki;Bungatan;Jangkar;Jatibanteng;Kapongan;Kendit;Mangaran;Mlandingan;Panarukan;Panji;Situbondo;Suboh;Sumbermalang
- Kab. Sumenep
Ambunten;Arjasa;Batang Batang;Batuan;Batuputih;Bluto;Dasuk;Dungkek;Ganding;Gapura;Gayam;Giliginting;Guluk-Guluk;Kalianget;Kangayan;Kota Sumenep;Lenteng;Manding;Masalembu;Nonggunong;Pasongsongan;Pragaan;Ra'as;Rubaru;Sapeken;Saronggi;Talango
- Kota Surabaya
Asem Rowo;Benowo;Bubutan;Bulak;Dukuh Pakis;Gayungan;Genteng;Gubeng;Gunung Anyar;Jambangan;Karang Pilang;Kenjeran;Krembangan;Lakarsantri;Mulyorejo;Pabean Cantian;Pakal;Rungkut;Sambikerep;Sawahan;Semampir;Simokerto;Sukolilo;Sukomanunggal;Tambaksari;Tandes;Tegalsari;Tenggilis Mejoyo;Wiyung;Wonocolo;Wonokromo
- Kab. Trenggalek
Bendungan;Dongko;Durenan;Gandusari;Kampak;Karangan;Munjungan;Panggul;Pogalan;Pule;Suruh;Trenggalek;Tugu;Watulimo
- Kab. Tuban
Bancar;Bangilan;Grabagan;Jatirogo;Jenu;Kenduruan;Kerek;Merakurak;Montong;Palang;Parengan;Plumpang;Rengel;Semanding;Senori;Singgahan;Soko;Tambakboyo;Tuban;Widang
- Kab. Tulungagung
Bandung;Besuki;Boyolangu;Campurdarat;Gondang;Kalidawir;Karangrejo;Kauman;Kedungwaru;Ngantru;Ngunut;Pagerwojo;Pakel;Pucanglaban;Rejotangan;Sendang;Sumbergempol;Tanggunggunung;Tulungagung
# Kalimantan Barat|WIB
- Kab. Bengkayang
Bengkayang;Capkala;Jagoi Babang;Ledo;Lembah Bawang;Lumar;Monterado;Samalantan;Sanggau Ledo;Seluas;Siding;Sungai Betung;Sungai Raya;Sungai Raya Kepulauan;Suti Semarang;Teriak;Tujuh Belas
- Kab. Kapuas Hulu
Badau;Batang Lupar;Bika;Boyan Tanjung;Bunut Hilir;Bunut Hulu;Embaloh Hilir;Embaloh Hulu;Empanang;Hulu Gurung;Jongkong;Kalis;Mentebah;Pengkadan;Puring Kencana;Putussibau Selatan;Putussibau Utara;Seberuang;Selimbau;Semitau;Silat Hilir;Silat Hulu;Suhaid
- Kab. Kayong Utara
Kepulauan Karimata;Pulau Maya;Seponti;Simpang Hilir;Sukadana;Teluk Batang
- Kab. Ketapang
Air Upas;Benua Kayong;Delta Pawan;Hulu Sungai;Jelai Hulu;Kendawangan;Manis Mata;Marau;Matan Hilir Selatan;Matan Hilir Utara;Muara Pawan;Nanga Tayap;Pemahan;Sandai;Simpang Dua;Simpang Hulu;Singkup;Sungai Laur;Sungai Melayu Rayak;Tumbang Titi
- Kab. Kubu Raya
Batu Ampar;Kuala Mandor B;Kubu;Rasau Jaya;Sungai Ambawang;Sungai Kakap;Sungai Raya;Teluk Pakedai;Terentang
- Kab. Landak
Air Besar;Banyuke Hulu;Jelimpo;Kuala Behe;Mandor;Mempawah Hulu;Menjalin;Menyuke;Meranti;Ngabang;Sebangki;Sengah Temila;Sompak
- Kab. Melawi
Belimbing;Belimbing Hulu;Ella Hilir;Menukung;Nanga Pinoh;Pinoh Selatan;Pinoh Utara;Sayan;Sokan;Tanah Pinoh;Tanah Pinoh Barat
- Kab. Mempawah
Anjongan;Jongkat;Mempawah Hilir;Mempawah Timur;Sadaniang;Segedong;Sungai Kunyit;Sungai Pinyuh;Toho
- Kota Pontianak
Pontianak Barat;Pontianak Kota;Pontianak Selatan;Pontianak Tenggara;Pontianak Timur;Pontianak Utara
- Kab. Sambas
Galing;Jawai;Jawai Selatan;Paloh;Pemangkat;Sajad;Sajingan Besar;Salatiga;Sambas;Sebawi;Sejangkung;Selakau;Selakau Timur;Semparuk;Subah;Tangaran;Tebas;Tekarang;Teluk Keramat
- Kab. Sanggau
Balai;Beduai;Bonti;Entikong;Jangkang;Kapuas;Kembayan;Meliau;Mukok;Noyan;Parindu;Sekayam;Tayan Hilir;Tayan Hulu;Toba
- Kab. Sekadau
Belitang;Belitang Hilir;Belitang Hulu;Nanga Mahap;Nanga Taman;Sekadau Hilir;Sekadau Hulu
- Kota Singkawang
Singkawang Barat;Singkawang Selatan;Singkawang Tengah;Singkawang Timur;Singkawang Utara
- Kab. Sintang
Ambalau;Binjai Hulu;Dedai;Kayan Hilir;Kayan Hulu;Kelam Permai;Ketungau Hilir;Ketungau Hulu;Ketungau Tengah;Sepauk;Serawai;Sintang;Sungai Tebelian;Tempunak
# Kalimantan Selatan|WITA
- Kab. Balangan
Awayan;Batu Mandi;Halong;Juai;Lampihong;Paringin;Paringin Selatan;Tebing Tinggi
- Kab. Banjar
Aluh Aluh;Aranio;Astambul;Beruntung Baru;Cintapuri Darussalam;Gambut;Karang Intan;Kertak Hanyar;Martapura;Martapura Barat;Martapura Timur;Mataraman;Paramasan;Pengaron;Sambung Makmur;Simpang Empat;Sungai Pinang;Sungai Tabuk;Tatah Makmur;Telaga Bauntung
- Kota Banjarbaru
Banjarbaru Selatan;Banjarbaru Utara;Cempaka;Landasan Ulin;Liang Anggang
- Kota Banjarmasin
Banjarmasin Barat;Banjarmasin Selatan;Banjarmasin Tengah;Banjarmasin Timur;Banjarmasin Utara
- Kab. Barito Kuala
Alalak;Anjir Muara;Anjir Pasar;Bakumpai;Barambai;Belawang;Cerbon;Jejangkit;Kuripan;Mandastana;Marabahan;Mekarsari;Rantau Badauh;Tabukan;Tabunganen;Tamban;Wanaraya
- Kab. Hulu Sungai Selatan
Angkinang;Daha Barat;Daha Selatan;Daha Utara;Kalumpang;Kandangan;Loksado;Padang Batung;Simpur;Sungai Raya;Telaga Langsat
- Kab. Hulu Sungai Tengah
Barabai;Batang Alai Selatan;Batang Alai Timur;Batang Alai Utara;Batu Benawa;Hantakan;Haruyan;Labuan Amas Selatan;Labuan Amas Utara;Limpasu;Pandawan
- Kab. Hulu Sungai Utara
Amuntai Selatan;Amuntai Tengah;Amuntai Utara;Babirik;Banjang;Danau Panggang;Haur Gading;Paminggir;Sungai Pandan;Sungai Tabukan
- Kab. Kotabaru
Hampang;Kelumpang Barat;Kelumpang Hilir;Kelumpang Hulu;Kelumpang Selatan;Kelumpang Tengah;Kelumpang Utara;Pamukan Barat;Pamukan Selatan;Pamukan Utara;Pulau Laut Barat;Pulau Laut Kepulauan;Pulau Laut Selatan;Pulau Laut Tanjung Selayar;Pulau Laut Tengah;Pulau Laut Timur;Pulau Sebuku;Pulau Sembilan;Pulaulaut Sigam;Pulaulaut Utara;Sampanahan;Sungai Durian
- Kab. Tabalong
Banua Lawas;Bintang Ara;Haruai;Jaro;Kelua;Muara Harus;Muara Uya;Murung Pudak;Pugaan;Tanjung;Tanta;Upau
- Kab. Tanah Bumbu
Angsana;Batu Licin;Karang Bintang;Kuranji;Kusan Hilir;Kusan Hulu;Kusan Tengah;Mantewe;Satui;Simpang Empat;Sungai Loban;Teluk Kepayang
- Kab. Tanah Laut
Bajuin;Bati Bati;Batu Ampar;Bumi Makmur;Jorong;Kintap;Kurau;Panyipatan;Pelaihari;Takisung;Tambang Ulang
- Kab. Tapin
Bakarangan;Binuang;Bungur;Candi Laras Selatan;Candi Laras Utara;Hatungun;Lokpaikat;Piani;Salam Babaris;Tapin Selatan;Tapin Tengah;Tapin Utara
# Kalimantan Tengah|WIB
- Kab. Barito Selatan
Dusun Hilir;Dusun Selatan;Dusun Utara;Gn. Bintang Awai;Jenamas;Karau Kuala
- Kab. Barito Timur
Awang;Banua Lima;Dusun Tengah;Dusun Timur;Karusen Janang;Paju Epat;Paku;Patangkep Tutui;Pematang Karau;Raren Batuah
- Kab. Barito Utara
Gunung Purei;Gunung Timang;Lahei;Lahei Barat;Montallat;Teweh Baru;Teweh Selatan;Teweh Tengah;Teweh Timur
- Kab. Gunung Mas
Damang Batu;Kahayan Hulu Utara;Kurun;Manuhing;Manuhing Raya;Mihing Raya;Miri Manasa;Rungan;Rungan Barat;Rungan Hulu;Sepang;Tewah
- Kab. Kapuas
Basarang;Bataguh;Dadahup;Kapuas Barat;Kapuas Hilir;Kapuas Hulu;Kapuas Kuala;Kapuas Murung;Kapuas Tengah;Kapuas Timur;Mandau Talawang;Mantangai;Pasak Talawang;Pulau Petak;Selat;Tamban Catur;Timpah
- Kab. Katingan
Bukit Raya;Kamipang;Katingan Hilir;Katingan Hulu;Katingan Kuala;Katingan Tengah;Marikit;Mendawai;Petak Malai;Pulau Malan;Sanaman Mantikei;Tasik Payawan;Tewang Sangalang Garing
- Kab. Kotawaringin Barat
Arut Selatan;Arut Utara;Kotawaringin Lama;Kumai;Pangkalan Banteng;Pangkalan Lada
- Kab. Kotawaringin Timur
Antang Kalang;Baamang;Bukit Santuai;Cempaga;Cempaga Hulu;Kota Besi;Mentawa Baru Ketapang;Mentaya Hilir Selatan;Mentaya Hilir Utara;Mentaya Hulu;Parenggean;Pulau Hanaut;Seranau;Telaga Antang;Telawang;Teluk Sampit;Tualan Hulu
- Kab. Lamandau
Batang Kawa;Belantikan Raya;Bulik;Bulik Timur;Delang;Lamandau;Menthobi Raya;Sematu Jaya
- Kab. Murung Raya
Barito Tuhup Raya;Laung Tuhup;Murung;Permata Intan;Seribu Riam;Sumber Barito;Sungai Babuat;Tanah Siang;Tanah Siang Selatan;Uut Murung
- Kota Palangkaraya
Bukit Batu;Jekan Raya;Pahandut;Rakumpit;Sabangau
- Kab. Pulang Pisau
Banama Tingang;Jabiren Raya;Kahayan Hilir;Kahayan Kuala;Kahayan Tengah;Maliku;Pandih Batu;Sebangau Kuala
- Kab. Seruyan
Batu Ampar;Danau Seluluk;Danau Sembuluh;Hanau;Seruyan Hilir;Seruyan Hilir Timur;Seruyan Hulu;Seruyan Raya;Seruyan Tengah;Suling Tambun
- Kab. Sukamara
Balai Riam;Jelai;Pantai Lunci;Permata Kecubung;Sukamara
# Kalimantan Timur|WITA
- Kota Balikpapan
Balikpapan Barat;Balikpapan Kota;Balikpapan Selatan;Balikpapan Tengah;Balikpapan Timur;Balikpapan Utara
- Kab. Berau
Batu Putih;Biatan;Biduk-Biduk;Gunung Tabur;Kelay;Maratua;Pulau Derawan;Sambaliung;Segah;Tabalar;Talisayan;Tanjung Redeb;Teluk Bayur
- Kota Bontang
Bontang Barat;Bontang Selatan;Bontang Utara
- Kab. Kutai Barat
Barong Tongkok;Bentian Besar;Bongan;Damai;Jempang;Linggang Bigung;Long Iram;Melak;Mook Manaar Bulatn;Muara Lawa;Muara Pahu;Nyuatan;Penyinggahan;Sekolaq Darat;Siluq Ngurai;Tering
- Kab. Kutai Kartanegara
Anggana;Kembang Janggut;Kenohan;Kota Bangun;Kota Bangun Darat;Loa Janan;Loa Kulu;Marang Kayu;Muara Badak;Muara Jawa;Muara Kaman;Muara Muntai;Muara Wis;Samboja;Samboja Barat;Sanga Sanga;Sebulu;Tabang;Tenggarong;Tenggarong Seberang
- Kab. Kutai Timur
Batu Ampar;Bengalon;Busang;Kaliorang;Karangan;Kaubun;Kombeng;Long Mesangat;Muara Ancalong;Muara Bengkal;Muara Wahau;Rantau Pulung;Sandaran;Sangatta Selatan;Sangatta Utara;Sangkulirang;Telen;Teluk Pandan
- Kab. Mahakam Ulu
Laham;Long Apari;Long Bagun;Long Hubung;Long Pahangai
- Kab. Paser
Batu Engau;Batu Sopang;Kuaro;Long Ikis;Long Kali;Muara Komam;Muara Samu;Paser Belengkong;Tanah Grogot;Tanjung Harapan
- Kab. Penajam Paser Utara
Babulu;Penajam;Sepaku;Waru
- Kota Samarinda
Loa Janan Ilir;Palaran;Samarinda Ilir;Samarinda Kota;Samarinda Seberang;Samarinda Ulu;Samarinda Utara;Sambutan;Sungai Kunjang;Sungai Pinang
# Kalimantan Utara|WITA
- Kab. Bulungan
Bunyu;Peso;Peso Hilir;Sekatak;Tanjung Palas;Tanjung Palas Barat;Tanjung Palas Tengah;Tanjung Palas Timur;Tanjung Palas Utara;Tanjung Selor
- Kab. Malinau
Bahau Hulu;Kayan Hilir;Kayan Hulu;Kayan Selatan;Malinau Barat;Malinau Kota;Malinau Selatan;Malinau Selatan Hilir;Malinau Selatan Hulu;Malinau Utara;Mentarang;Mentarang Hulu;Pujungan;Sungai Boh;Sungai Tubu
- Kab. Nunukan
Krayan;Krayan Barat;Krayan Selatan;Krayan Tengah;Krayan Timur;Lumbis;Lumbis Hulu;Lumbis Ogong;Lumbis Pansiangan;Nunukan;Nunukan Selatan;Sebatik;Sebatik Barat;Sebatik Tengah;Sebatik Timur;Sebatik Utara;Sebuku;Sei Menggaris;Sembakung;Sembakung Atulai;Tulin Onsoi
- Kab. Tana Tidung
Betayau;Muruk Rian;Sesayap;Sesayap Hilir;Tana Lia
- Kota Tarakan
Tarakan Barat;Tarakan Tengah;Tarakan Timur;Tarakan Utara
# Kepulauan Bangka Belitung|WIB
- Kab. Bangka
Bakam;Belinyu;Mendo Barat;Merawang;Pemali;Puding Besar;Riau Silip;Sungailiat
- Kab. Bangka Barat
Jebus;Kelapa;Mentok;Parittiga;Simpang Teritip;Tempilang
- Kab. Bangka Selatan
Airgegas;Kepulauan Pongok;Lepar;Payung;Pulau Besar;Simpang Rimba;Toboali;Tukak Sadai
- Kab. Bangka Tengah
Koba;Lubuk Besar;Namang;Pangkalan Baru;Simpang Katis;Sungai Selan
- Kab. Belitung
Badau;Membalong;Selat Nasik;Sijuk;Tanjung Pandan
- Kab. Belitung Timur
Damar;Dendang;Gantung;Kelapa Kampit;Manggar;Simpang Pesak;Simpang Renggiang
- Kota Pangkal Pinang
Bukit Intan;Gabek;Gerunggang;Girimaya;Pangkal Balam;Rangkui;Taman Sari
# Kepulauan Riau|WIB
- Kota Batam
Batam Kota;Batu Aji;Batu Ampar;Belakang Padang;Bengkong;Bulang;Galang;Lubuk Baja;Nongsa;Sagulung;Sei Beduk;Sekupang
- Kab. Bintan
Bintan Pesisir;Bintan Timur;Bintan Utara;Gunung Kijang;Mantang;Seri Kuala Lobam;Tambelan;Telok Sebong;Teluk Bintan;Toapaya
- Kab. Karimun
Belat;Buru;Durai;Karimun;Kundur;Kundur Barat;Kundur Utara;Meral;Meral Barat;Moro;Selat Gelam;Sugie Besar;Tebing;Ungar
- Kab. Kepulauan Anambas
Jemaja;Jemaja Barat;Jemaja Timur;Kute Siantan;Palmatak;Siantan;Siantan Selatan;Siantan Tengah;Siantan Timur;Siantan Utara
- Kab. Lingga
Bakung Serumpun;Katang Bidare;Kepulauan Posek;Lingga;Lingga Timur;Lingga Utara;Selayar;Senayang;Singkep;Singkep Barat;Singkep Pesisir;Singkep Selatan;Temiang Pesisir
- Kab. Natuna
Bunguran Barat;Bunguran Batubi;Bunguran Selatan;Bunguran Tengah;Bunguran Timur;Bunguran Timur Laut;Bunguran Utara;Midai;Pulau Laut;Pulau Panjang;Pulau Seluan;Pulau Tiga;Pulau Tiga Barat;Serasan;Serasan Timur;Suak Midai;Subi
- Kota Tanjung Pinang
Bukit Bestari;Tanjung Pinang Barat;Tanjung Pinang Kota;Tanjung Pinang Timur
# Lampung|WIB
- Kota Bandar Lampung
Bumi Waras;Enggal;Kedamaian;Kedaton;Kemiling;Labuhan Ratu;Langkapura;Panjang;Rajabasa;Sukabumi;Sukarame;Tanjung Senang;Tanjungkarang Barat;Tanjungkarang Pusat;Tanjungkarang Timur;Telukbetung Barat;Telukbetung Selatan;Telukbetung Timur;Telukbetung Utara;Way Halim
- Kab. Lampung Barat
Air Hitam;Balik Bukit;Bandar Negeri Suoh;Batu Brak;Batu Ketulis;Belalau;Gedung Surian;Kebun Tebu;Lumbok Seminung;Pagar Dewa;Sekincau;Sukau;Sumber Jaya;Suoh;Way Tenong
- Kab. Lampung Selatan
Bakauheni;Candipuro;Jati Agung;Kalianda;Katibung;Ketapang;Merbau Mataram;Natar;Palas;Penengahan;Raja Basa;Sidomulyo;Sragi;Tanjung Bintang;Tanjung Sari;Way Panji;Way Sulan
- Kab. Lampung Tengah
Anak Ratu Aji;Anak Tuha;Bandar Mataram;Bandar Surabaya;Bangun Rejo;Bekri;Bumi Nabung;Bumi Ratu Nuban;Gunung Sugih;Kalirejo;Kota Gajah;Padang Ratu;Pubian;Punggur;Putra Rumbia;Rumbia;Selagai Lingga;Sendang Agung;Seputih Agung;Seputih Banyak;Seputih Mataram;Seputih Raman;Seputih Surabaya;Terbanggi Besar;Terusan Nunyai;Trimurjo;Way Pangubuan;Way Seputih
- Kab. Lampung Timur
Bandar Sribhawono;Batanghari;Batanghari Nuban;Braja Selebah;Bumi Agung;Gunung Pelindung;Jabung;Labuhan Maringgai;Labuhan Ratu;Marga Sekampung;Marga Tiga;Mataram Baru;Melinting;Metro Kibang;Pasir Sakti;Pekalongan;Purbolinggo;Raman Utara;Sekampung;Sekampung Udik;Sukadana;Waway Karya;Way Bungur;Way Jepara
- Kab. Lampung Utara
Abung Barat;Abung Kunang;Abung Pekurun;Abung Selatan;Abung Semuli;Abung Surakarta;Abung Tengah;Abung Timur;Abung Tinggi;Blambangan Pagar;Bukit Kemuning;Bunga Mayang;Hulu Sungkai;Kotabumi;Kotabumi Selatan;Kotabumi Utara;Muara Sungkai;Sungkai Barat;Sungkai Jaya;Sungkai Selatan;Sungkai Tengah;Sungkai Utara;Tanjung Raja
- Kab. Mesuji
Mesuji;Mesuji Timur;Panca Jaya;Rawa Jitu Utara;Simpang Pematang;Tanjung Raya;Way Serdang
- Kota Metro
Metro Barat;Metro Pusat;Metro Selatan;Metro Timur;Metro Utara
- Kab. Pesawaran
Gedong Tataan;Kedondong;Marga Punduh;Negeri Katon;Padang Cermin;Punduh Pidada;Tegineneng;Teluk Pandan;Way Khilau;Way Lima;Way Ratai
- Kab. Pesisir Barat
Bangkunat;Karya Penggawa;Krui Selatan;Lemong;Ngambur;Ngaras;Pesisir Selatan;Pesisir Tengah;Pesisir Utara;Pulau Pisang;Way Krui
- Kab. Pringsewu
Adiluwih;Ambarawa;Banyumas;Gading Rejo;Pagelaran;Pagelaran Utara;Pardasuka;Pringsewu;Sukoharjo
- Kab. Tanggamus
Air Naningan;Bandar Negeri Semuong;Bulok;Cukuh Balak;Gisting;Gunung Alip;Kelumbayan;Kelumbayan Barat;Kota Agung;Kota Agung Barat;Kota Agung Timur;Limau;Pematang Sawa;Pugung;Pulau Panggung;Semaka;Sumberejo;Talang Padang;Ulu Belu;Wonosobo
- Kab. Tulang Bawang
Banjar Agung;Banjar Baru;Banjar Margo;Dente Teladas;Gedung Aji;Gedung Aji Baru;Gedung Meneng;Menggala;Menggala Timur;Meraksa Aji;Penawar Aji;Penawar Tama;Rawa Jitu Selatan;Rawa Jitu Timur;Rawa Pitu
- Kab. Tulang Bawang Barat
Batu Putih;Gunung Agung;Gunung Terang;Lambu Kibang;Pagar Dewa;Tulang Bawang Tengah;Tulang Bawang Udik;Tumijajar;Way Kenanga
- Kab. Way Kanan
Bahuga;Banjit;Baradatu;Blambangan Umpu;Buay Bahuga;Bumi Agung;Gunung Labuhan;Kasui;Negara Batin;Negeri Agung;Negeri Besar;Pakuan Ratu;Rebang Tangkas;Umpu Semenguk;Way Tuba
# Maluku|WIT
- Kota Ambon
Baguala;Leitimur Selatan;Nusaniwe;Sirimau;Teluk Ambon
- Kab. Buru
Air Buaya;Batabual;Fena Leisela;Lilialy;Lolong Guba;Namlea;Teluk Kaiely;Waeapo;Waelata;Waplau
- Kab. Buru Selatan
Ambalau;Fena Fafan;Kepala Madan;Leksula;Namrole;Waesama
- Kab. Kepulauan Aru
Aru Selatan;Aru Selatan Timur;Aru Selatan Utara;Aru Tengah;Aru Tengah Selatan;Aru Tengah Timur;Aru Utara;Aru Utara Timur Batuley;Pulau-Pulau Aru;Sir-Sir
- Kab. Kepulauan Tanimbar
Fordata;Kormomolin;Molu Maru;Nirunmas;Selaru;Tanimbar Selatan;Tanimbar Utara;Wermaktian;Wertamrian;Wuar Labobar
- Kab. Maluku Barat Daya
Babar Barat;Damer;Dawelor Dawera;Kepulauan Roma;Kisar Selatan;Kisar Utara;Mdona Hyera;Moa;Pulau Lakor;Pulau Leti;Pulau Masela;Pulau Wetang;Pulau-pulau Babar Timur;Wetar Barat;Wetar Selatan;Wetar Timur;Wetar Utara
- Kab. Maluku Tengah
Amahai;Banda;Kota Masohi;Leihitu;Leihitu Barat;Nusa Laut;Pulau Haruku;Salahutu;Saparua;Saparua Timur;Seram Utara;Seram Utara Barat;Seram Utara Timur Kobi;Seram Utara Timur Seti;Tehoru;Teluk Elpaputih;Telutih;Teon Nila Serua
- Kab. Maluku Tenggara
Hoat Sorbay;Kei Besar;Kei Besar Selatan;Kei Besar Selatan Barat;Kei Besar Utara Barat;Kei Besar Utara Timur;Kei Kecil;Kei Kecil Barat;Kei Kecil Timur;Kei Kecil Timur Selatan;Manyeuw
- Kab. Seram Bagian Barat
Amalatu;Elpaputih;Huamual;Huamual Belakang;Inamosol;Kairatu;Kairatu Barat;Kepulauan Manipa;Seram Barat;Taniwel;Taniwel Timur
- Kab. Seram Bagian Timur
Bula;Bula Barat;Gorom Timur;Kian Darat;Kilmury;Pulau Gorom;Pulau Panjang;Seram Timur;Siritaun Wida Timur;Siwalalat;Teluk Waru;Teor;Tutuk Tolu;Wakate;Werinama
- Kota Tual
Kur Selatan;Pulau Dullah Selatan;Pulau Dullah Utara;Pulau-Pulau Kur;Tayando Tam
# Maluku Utara|WIT
- Kab. Halmahera Barat
Ibu;Ibu Selatan;Ibu Utara;Jailolo;Jailolo Selatan;Loloda;Loloda Tengah;Sahu;Sahu Timur
- Kab. Halmahera Selatan
Bacan;Bacan Barat;Bacan Barat Utara;Bacan Selatan;Bacan Timur;Bacan Timur Selatan;Bacan Timur Tengah;Gane Barat;Gane Barat Selatan;Gane Barat Utara;Gane Timur;Gane Timur Selatan;Gane Timur Tengah;Kasiruta Barat;Kasiruta Timur;Kayoa;Kayoa Barat;Kayoa Selatan;Kayoa Utara;Kepulauan Botanglomang;Kepulauan Joronga;Makian Barat;Mandioli Selatan;Mandioli Utara;Obi;Obi Barat;Obi Selatan;Obi Timur;Obi Utara;Pulau Makian
- Kab. Halmahera Tengah
Patani;Patani Barat;Patani Timur;Patani Utara;Pulau Gebe;Weda;Weda Selatan;Weda Tengah;Weda Timur;Weda Utara
- Kab. Halmahera Timur
Kota Maba;Maba;Maba Selatan;Maba Tengah;Maba Utara;Wasile;Wasile Selatan;Wasile Tengah;Wasile Timur;Wasile Utara
- Kab. Halmahera Utara
Galela;Galela Barat;Galela Selatan;Galela Utara;Kao;Kao Barat;Kao Teluk;Kao Utara;Loloda Kepulauan;Loloda Utara;Malifut;Tobelo;Tobelo Barat;Tobelo Selatan;Tobelo Tengah;Tobelo Timur;Tobelo Utara
- Kab. Kepulauan Sula
Mangoli Barat;Mangoli Selatan;Mangoli Tengah;Mangoli Timur;Mangoli Utara;Mangoli Utara Timur;Sanana;Sanana Utara;Sulabesi Barat;Sulabesi Selatan;Sulabesi Tengah;Sulabesi Timur
- Kab. Pulau Morotai
Morotai Jaya;Morotai Selatan;Morotai Selatan Barat;Morotai Timur;Morotai Utara;Pulau Rao
- Kab. Pulau Taliabu
Lede;Tabona;Taliabu Barat;Taliabu Barat Laut;Taliabu Selatan;Taliabu Timur;Taliabu Timur Selatan;Taliabu Utara
- Kota Ternate
Kota Ternate Selatan;Kota Ternate Tengah;Kota Ternate Utara;Moti;Pulau Batang Dua;Pulau Hiri;Pulau Ternate;Ternate Barat
- Kota Tidore Kepulauan
Oba;Oba Selatan;Oba Tengah;Oba Utara;Tidore;Tidore Selatan;Tidore Timur;Tidore Utara
# Nusa Tenggara Barat|WITA
- Kab. Bima
Ambalawi;Belo;Bolo;Donggo;Lambitu;Lambu;Langgudu;Madapangga;Monta;Palibelo;Parado;Sanggar;Sape;Soromandi;Tambora;Wawo;Wera;Woha
- Kota Bima
Asakota;Mpunda;Raba;Rasanae Barat;Rasanae Timur
- Kab. Dompu
Dompu;Hu'u;Kempo;Kilo;Manggalewa;Pajo;Pekat;Woja
- Kab. Lombok Barat
Batu Layar;Gerung;Gunungsari;Kediri;Kuripan;Labuapi;Lembar;Lingsar;Narmada;Sekotong
- Kab. Lombok Tengah
Batukliang;Batukliang Utara;Janapria;Jonggat;Kopang;Praya;Praya Barat;Praya Barat Daya;Praya Tengah;Praya Timur;Pringgarata;Pujut
- Kab. Lombok Timur
Aikmel;Jerowaru;Keruak;Labuhan Haji;Lenek;Masbagik;Montong Gading;Pringgabaya;Pringgasela;Sakra;Sakra Barat;Sakra Timur;Sambelia;Selong;Sembalun;Sikur;Sukamulia;Suralaga;Suwela;Terara;Wanasaba
- Kab. Lombok Utara
Bayan;Gangga;Kayangan;Pemenang;Tanjung
- Kota Mataram
Ampenan;Cakranegara;Mataram;Sandubaya;Sekarbela;Selaprang
- Kab. Sumbawa
Alas;Alas Barat;Batu Lanteh;Buer;Empang;Labangka;Labuhan Badas;Lantung;Lape;Lenangguar;Lopok;Lunyuk;Maronge;Moyo Hilir;Moyo Hulu;Moyo Utara;Orong Telu;Plampang;Rhee;Ropang;Sumbawa;Tarano;Unter Iwes;Utan
- Kab. Sumbawa Barat
Brang Ene;Brang Rea;Jereweh;Maluk;Poto Tano;Sekongkang;Seteluk;Taliwang
# Nusa Tenggara Timur|WITA
- Kab. Alor
Abad Selatan;Alor Barat Daya;Alor Barat Laut;Alor Selatan;Alor Tengah Utara;Alor Timur;Alor Timur Laut;Kabola;Lembur;Mataru;Pantar;Pantar Barat;Pantar Baru Laut;Pantar Tengah;Pantar Timur;Pulau Pura;Pureman;Teluk Mutiara
- Kab. Belu
Atambua Barat;Atambua Selatan;Kakuluk Mesak;Kota Atambua;Lamaknen;Lamaknen Selatan;Lasiolat;Nanaet Duabesi;Raihat;Raimanuk;Tasifeto Barat;Tasifeto Timur
- Kab. Ende
Detukeli;Detusoko;Ende;Ende Selatan;Ende Tengah;Ende Timur;Ende Utara;Kelimutu;Kota Baru;Lepembusu Kelisoke;Lio Timur;Maukaro;Maurole;Nangapanda;Ndona;Ndona Timur;Ndori;Pulau Ende;Wewaria;Wolojita;Wolowaru
- Kab. Flores Timur
Adonara;Adonara Barat;Adonara Tengah;Adonara Timur;Demon Pagong;Ile Boleng;Ile Bura;Ile Mandiri;Kelubagolit;Larantuka;Lewolema;Solor Barat;Solor Selatan;Solor Timur;Tanjung Bunga;Titehena;Witihama;Wotan Ulumando;Wulanggitang
- Kab. Kupang
Amabi Oefeto;Amabi Oefeto Timur;Amarasi;Amarasi Barat;Amarasi Selatan;Amarasi Timur;Amfoang Barat Daya;Amfoang Barat Laut;Amfoang Selatan;Amfoang Tengah;Amfoang Timur;Amfoang Utara;Fatuleu;Fatuleu Barat;Fatuleu Tengah;Kupang Barat;Kupang Tengah;Kupang Timur;Nekamese;Semau;Semau Selatan;Sulamu;Taebenu;Takari
- Kota Kupang
Alak;Kelapa Lima;Kota Lama;Kota Raja;Maulafa;Oebobo
- Kab. Lembata
Atadei;Buyasuri;Ile Ape;Ile Ape Timur;Lebatukan;Naga Wutung;Nubatukan;Omesuri;Wulandoni
- Kab. Malaka
Botin Leobele;Io Kufeu;Kobalima;Kobalima Timur;Laenmanen;Malaka Barat;Malaka Tengah;Malaka Timur;Rinhat;Sasitamean;Weliman;Wewiku
- Kab. Manggarai
Cibal;Cibal barat;Langke Rembong;Lelak;Rahong Utara;Reok;Reok Barat;Ruteng;Satar Mese;Satar Mese Barat;Satar Mese Utara;Wae Rii
- Kab. Manggarai Barat
Boleng;Komodo;Kuwus;Kuwus Barat;Lembor;Lembor Selatan;Macang Pacar;Mbeliling;Ndoso;Pacar;Sano Nggoang;Welak
- Kab. Manggarai Timur
Borong;Congkar;Elar;Elar Selatan;Kota Komba;Kota Komba Utara;Lamba Leda;Lamba Leda Selatan;Lamba Leda Timur;Lamba Leda Utara;Rana Mese;Sambi Rampas
- Kab. Nagekeo
Aesesa;Aesesa Selatan;Boawae;Keo Tengah;Mauponggo;Nangaroro;Wolowae
- Kab. Ngada
Aimere;Bajawa;Bajawa Utara;Golewa;Golewa Barat;Golewa Selatan;Inerie;Jerebuu;Riung;Riung Barat;Soa;Wolomeze
- Kab. Rote Ndao
Landu Leko;Loaholu;Lobalain;Ndao Nuse;Pantai Baru;Rote Barat;Rote Barat Daya;Rote Barat Laut;Rote Selatan;Rote Tengah;Rote Timur
- Kab. Sabu Raijua
Hawu Mehara;Raijua;Sabu Barat;Sabu Liae;Sabu Tengah;Sabu Timur
- Kab. Sikka
Alok;Alok Barat;Alok Timur;Bola;Doreng;Hewokloang;Kangae;Kewapante;Koting;Lela;Magepanda;Mapitara;Mego;Nelle;Nita;Paga;Palue;Talibura;Tana Wawo;Waiblama;Waigete
- Kab. Sumba Barat
Kota Waikabubak;Laboya Barat;Lamboya;Loli;Tana Righu;Wanokaka
- Kab. Sumba Barat Daya
Kodi;Kodi Balaghar;Kodi Bangedo;Kodi Utara;Kota Tambolaka;Loura;Wewewa Barat;Wewewa Selatan;Wewewa Tengah;Wewewa Timur;Wewewa Utara
- Kab. Sumba Tengah
Katiku Tana;Katiku Tana Selatan;Mamboro;Umbu Ratu Nggay;Umbu Ratu Nggay Barat;Umbu Ratu Nggay Tengah
- Kab. Sumba Timur
Haharu;Kahaungu Eti;Kambata Mapambuhang;Kambera;Kanatang;Karera;Katala Hamu Lingu;Kota Waingapu;Lewa;Lewa Tidahu;Mahu;Matawai La Pawu;Ngadu Ngala;Nggaha Ori Angu;Paberiwai;Pahunga Lodu;Pandawai;Pinu Pahar;Rindi;Tabundung;Umalulu;Wulla Waijelu
- Kab. Timor Tengah Selatan
Amanatun Selatan;Amanatun Utara;Amanuban Barat;Amanuban Selatan;Amanuban Tengah;Amanuban Timur;Batu Putih;Boking;Fatukopa;Fatumnasi;Fautmolo;KI'E;Kok Baun;Kolbano;Kot olin;Kota Soe;Kualin;Kuanfatu;Kuatnana;Mollo Barat;Mollo Selatan;Mollo Tengah;Mollo Utara;Noebana;Noebeba;Nunbena;Nunkolo;Oenino;Polen;Santian;Tobu;Toianas
- Kab. Timor Tengah Utara
Biboki Anleu;Biboki Feotleu;Biboki Moenleu;Biboki Selatan;Biboki Tan Pah;Biboki Utara;Bikomi Nilulat;Bikomi Selatan;Bikomi Tengah;Bikomi Utara;Insana;Insana Barat;Insana Fafinesu;Insana Tengah;Insana Utara;Kota Kefamenanu;Miomaffo Barat;Miomaffo Tengah;Miomaffo Timur;Musi;Mutis;Naibenu;Noemuti;Noemuti Timur
# Papua|WIT
- Kab. Biak Numfor@-1.1800,136.0800
Aimando Padaido:Anobo;Karabai;Mbromsi;Mios Mangguandi;Nyansoren;Padaido;Pasi;Samber Pasi;Saribra;Sasari;Supraima;Yen Manaina;Yeri
Andey:Armnu;Dasdo;Faknikdi;Mamorbo;Rodifu;Rumbin;Sup Mbrur;Warbinsi;Wodu;Wonabraidi;Wouna
Biak Barat:Ampunbukor;Andei;Asarkir;Asaryendi;Banasrares;Dedifu;Dousi;Insiri;Kababur;Kanaan;Karnindi;Mamoribo;Marisen;Opuri;Rarsbari;Sopendo;Sopendo Sup Karkir;Sosmai;Sumbinya;Warberik;Wasyai;Yomdori
Biak Kota:Anggraidi;Babrinbo;Burokup;Fandoi;Inggiri;Inggupi;Insrom;Kababur;Karyendi;Mandala;Manggandisapi;Manswam;Mnubabo;Mokmer;Parai;Samau;Sanumi;Saramon;Sorido;Swapodibo;Waupnor;Yenures
Biak Timur:Adorbari;Afefbo;Bindusi;Bosnik Sup;Inmdi;Inofi;Insumarires;Kajasbo;Kajasi;Mandon;Orwer;Owi;Rim;Rimba Jaya;Ruar;Sareidi;Sepse;Soon;Soryar;Sunde;Waderbo;Wasori;Woniki;Yenberok;Yendakem;Yenusi
Biak Utara:Andei;Dernafi;Dofyo Wafor;Kobeoser;Korem;Mambesak;Mnuswor;Nermnu;Rosayendi;Sarwom;Saukobye;Warbon;Wari;Waromi;Warsansan;Yobdi
Bondifuar:Doubo;Sansundi;Syurdori;Wandos;Wopes
Bruyadori:Amberparem;Arimi Jaya;Bruyadori;Dafi;Duai;Kamumi;Mandori;Mandori Sup;Sandau;Warbukor
Numfor Barat:Baruki;Kameri;Kansai;Mambodo Sawai;Namber;Pomdori;Pomdori Sup;Rimbaraya;Semayen;Serbin;Sub Manggunsi;Warido
Numfor Timur:Asaibori;Asaryendi;Barkori;Indaibori;Kornasoren;Pyefuri;Rarsibo;Yenburwo;Yenmanu
Oridek:Anggaduber;Anggopi;Animi;Bakribo;Kakur;Makmakerbo;Marauw;Opiaref;Sauri;Sawa;Sawadori;Tanjung Barari;Wadibu;Yensama
Orkeri:Manwor Indah;Masyarah;Pakreki;Rawar;Saribi;Sub Mander;Wansra;Yenbeba;Yenbepon
Padaido:Auki;Inbeyomi;Kanai;Nusi;Nusi Babaruk;Pai;Paidori;Sandidori;Sokani;Sorina;Wundi
Poiru:Andei;Andei Sup;Bawei;Koryakam;Manggari;Sauri;Sauribru;Surdori;Syoribo
Samofa:Adainasnosen;Anjareuw;Brambaken;Darmopis;Kamorfuar;Karang Mulia;Kinmom;Mandouw;Mansinyas;Maryendi;Sambawofuar;Samofa;Snerbo;Sumberker;Wisata Binsari;Yafdas
Swandiwe:Andoina;Busdori;Farusi;Insusbari;Mandenderi;Mardori;Napdori;Orkdori;Ramdori;Sarwa;Saswarbo;Swainober;Swaipak;Wombrisau;Yenbepioper
Warsa:Aman;Amoi;Biawer;Diano;Imbari;Inswambesi;Inswambesi Sup;Inyobi;Karuiberik;Komboi;Koyomi;Mamfias;Manbeori;Maniri;Marur;Sawai;Warawaf;Wasani;Wir Insos;Yeruboi
Yawosi:Asur;Bosnabraidi;Fanindi;Indawi;Karmon;Madirai;Soor;Wasori
Yendidori:Adoki;Amyambenram;Binyeri;Birubi;Inpendi;Kabidon;Moibaken;Padwa;Padwa Pantai;Rarnpimbo;Samber;Samber Sup;Suneri;Sunyar;Syabes;Urfu;Waroi;Wirmaker;Yendidori
- Kab. Jayapura@-2.5700,140.5100
Airu:Aurina;Hulu Atas;Kamikaru;Muara Nawa;Naira;Pagai
Demta:Ambora;Demta;Kamdera;Muaif;Muris Kecil;Yakore;Yougapsa
Depapre@-2.4650,140.3700:Doromena;Entiyebo;Kendate;Tablasupa;Waiya;Wambena;Yepase;Yewena
Ebungfao:Atabar;Desa Adat Bobrongko;Desa Adat Homfolo;Ebungfa;Khameyoka
Gresi Selatan:Bangai;Desa Adat Iwon;Klaisu;Omon
Kaureh:Lapua;Sebum;Soskotek;Umbron;Yadauw
Kemtuk:Aib;Benggwin Progo;Kwansu;Mamda;Mamei;Manda Yawan;Nambom;Sabeab Kecil;Sama;Sekori;Skoaim;Soaib
Kemtuk Gresi:Braso;Bring;Dementin;Domoikati;Hatib;Hyansip;Ibub;Jagrang;Nembu Gresi;Pupehabu;Swentab;Yanbra
Nambluong:Besum;Hanggaiy Hamong;Imestum;Karya Bumi;Sanggai;Sarmai Atas;Sarmai Bawah;Sumbe;Yakasib
Nimbokrang:Benyom Jaya I;Benyom Jaya II;Berab;Bunyom;Hamonggrang;Nimbokrang;Nombukrang Sari;Rhepang Muaf;Wahab
Nimboran:Benyom;Desa Adat Ketemung;Gemebs;Imsar;Kuipons;Kuwase;Meyu;Oyengsi;Pobaim;Singgri;Singgriway;Tabri;Yenggu Baru;Yenggu Lama
Raveni Rara:Desa Adat Nechive;Newa;Yongsu Dosoyo;Yongsu Sapari
Sentani@-2.5700,140.5110:Desa Adat Heaiseai Yomo Heai;Desa Adat Yoboi;Dobonsolo;Hinekombe;Hobong;Ilfele;Sentani Kota;Sereh;Yahim;Yobeh
Sentani Barat@-2.5300,140.3900:Desa Adat Waibron Bano;Dosay;Maribu;Sabro Yaru;Sabron Sari
Sentani Timur@-2.6150,140.5900:Asei Besar;Desa Adat Ayapo;Desa Adat Kleuwblou;Desa Adat Yokiwa;Nendali;Nolokla;Puai
Unurum Guay:Beneik;Ganusa;Guryard;Nandaizi;Santosa;Sawa Suma
Waibu@-2.5680,140.4680:Desa Adat Bambar;Desa Adat Dondai;Doyo Baru;Doyo Lama;Kwadeware;Sosiri;Yakonde
Yapsi:Bumi Sahaja;Desa Adat Bundru;Kwarja;Nawa Mukti;Nawa Mulya;Ongan Jaya;Purnama Jati;Tabbeyan;Taqwa Bangun
Yokari:Buseryo;Endokisi;Maruwai;Meukisi;Senamay
- Kota Jayapura@-2.5916,140.6690
Abepura@-2.6080,140.6700:Abepantai;Asano;Awiyo;Enggros;Kota Baru;Koya Koso;Nafri;Vim;Wahno;Way Mhorock;Yobe
Heram@-2.5850,140.6400:Hedam;Waena;Yabansai;Yoka
Jayapura Selatan@-2.5670,140.7060:Ardipura;Argapura;Entrop;Hamadi;Numbay;Tahima Sorama;Tobati
Jayapura Utara@-2.5330,140.7100:Angkasapura;Bayangkara;Gurabesi;Imbi;Kayo Batu;Mandala;Tanjung Ria;Trikora
Muara Tami@-2.6500,140.8200:Holtekamp;Koya Barat;Koya Tengah;Koya Timur;Mosso;Skouw Mabo;Skouw Sae;Skouw Yambe
- Kab. Keerom@-2.9500,140.7500
Arso:Arso Kota;Asyaman;Bagia;Bibiosi;Kwimi;Sawabuun;Sawanawa;Ubiyau;Workwana;Yamta;Yanamaa;Yuwanain
Arso Barat:Baburia;Dukwia;Ifia-fia;Sanggaria;Warbo;Yammua;Yatu Raharja;Yowong
Arso Timur:Amyu;Kibay;Kikere;Kriku;Petewi;Sangke;Skofro;Suskun;Yetti
Kaisenar:Kaisenar;Kiambra;Liket;Onam;Tefanma Satu
Mannem:Pyawi;Sawyatami;Uskwar;Wambes;Wembi;Wonorejo;Yamara
Senggi:Molof;Namla;Senggi;Usku;Waley;Warlef;Woslay
Skanto:Alang-alang Raya;Arsopura;Gudang Garam;Intaimelyan;Jaifuri;Naramben;Saefen Empat Dua;Skanto;Traimelyan;Walma;Wiantre;Wulukubun
Towe:Bias;Jember;Lules;Milki;Niliti;Pris;Tefalma;Terfones;Towe Atas;Towe Hitam
Waris:Ampas;Banda;Bompai;Kalifam;Kalimala;Pund;Sack;Yuwainda
Web:Dubu;Embi;Semografi;Tatakra;Umuraf;Yamraf Dua
Yaffi:Akarinda;Amgotro;Fafenumbu;Jifanggry;Monggoafi;Yabanda;Yuruf
- Kab. Kepulauan Yapen@-1.8800,136.2400
Angkaisera:Aitiri;Kainui I;Kainui II;Mananayam;Menawi;Ransarnoni;Roipi;Roipi Dua;Wadapi;Wanampompi;Wawuti
Anotaurei:Anatorei;Famboaman;Kandowarira;Ketu Api;Mantembu;Mariaderi;Warari;Yapan
Kepulauan Ambai:Adiwipi;Aiwaraggani;Ambai I;Ambai II;Bairei;Baisore;Imboriawa;Kawipi;Mambawi;Marawi;Rondepi;Toroa;Wamori
Kosiwo:Ambaidiru;Ariepi;Ariepi Dua;Aromarea;Kamanap;Kanawa;Mambo;Manainin;Maria Rotu;Numaman;Panduami;Ramangkurani;Sarawandori;Sarawandori Dua;Tatui
Nusawani:Dorau;Nuniandei;Perea;Saweru;Umani
Poom:Humbe Awai;Mokiroan;Nurawi;Poom I;Poom II;Rarisi;Serewen;Warioi
Pulau Kurudu:Andersaria;Doreianmini;Kaipuri;Kirimbri;Kurudu;Mansesi;Manusundu;Mnukwar
Pulau Yerui:Ausem;Jeniari;Miosnum;Umpeki;Yeituarau
Raimbawi:Aisau;Barawai;Kororompui;Sawendui;Sewenui;Waindu;Woda
Teluk Ampimoi:Ampimoi;Arareni;Ayari;Bareraif;Koroapi;Randawaya;Siromi;Tarei;Wabuayar;Waita;Warironi
Windesi:Aryobu;Asai;Kaonda;Karawi;Munggui;Rosbori;Saruman;Waisani;Windesi
Wonawa:Aibondeni;Awado;Dumani;Haihorei;Jaimaria;Kanaki;Karemoni;Rembai;Woinap;Wooi
Yapen Barat:Ansus;Inowa;Kairawi;Maniri;Marau;Narei;Natabui;Nuiwiora;Papuama;Sasawa;Toweta;Warabori;Webi;Wimoni;Woiwani;Yarori;Yenusi Marau
Yapen Selatan:Banawa;Barawaikap;Bawai;Imandoa;Manaini;Nundawipi;Pasir Hitam;Pasir Putih;Serui Jaya;Serui Kota;Serui Laut;Tarau;Turu
Yapen Timur:Awunawai;Dawai;Duai;Korombobi;Mareruni;Nunsembai;Nunsiari;Sere Sere;Wabo;Wabompi;Woinsupi
Yapen Utara:Doreimanona;Kiriyou;Roswari;Sambrawai;Soromasen;Tindaret;Yobi
Yawakukat:Borai;Kabuaena;Kontinuai;Rambai;Sanayoka;Woniwon;Yafanani
- Kab. Mamberamo Raya@-2.2100,137.8800
Benuki:Baitanisa;Dadat;Gesa Baru;Kamai;Kerema;Teuw*;Watiaro
Mamberamo Hilir:Bagusa;Baudi;Kapeso;Suaseso;Taya;Trimuris;Warembori;Yoke
Mamberamo Hulu:Dabra;Dou;Fokri;Fuao;Papasena I;Papasena II;Taiyeve;Taria
Mamberamo Tengah:Anggreso;Babija;Burmeso;Danau Bira;Kasonaweja;Kwerba;Marina Valen;Metaweja;Muru Mare;Namunaweja;Sasakwesar
Mamberamo Tengah Timur:Biri;Eri;Kustra;Noyadi;Obogoi;Towao;Wakeyadi
Rufaer:Bareri;Fona;Haya;Kai;Sikari;Tayai
Sawai:Anasi;Bonoi;Poiwai;Rapamerei;Sorabi;Tamakuri
Waropen Atas:Barapasi;Bariwaro;Bensor;Marikai;Nadofoai;Rawiwa;Sipisi
- Kab. Sarmi@-1.8600,138.7500
Apawer Hulu:Airoran;Aurimi;Bina;Kwawitania;Maniwa;Murara;Sasawapece;Surimania;Tamaja;Wamariri
Bonggo:Anus;Armopa;Bebon Jaya;Kiren;Krim Podena;Maweswares;Rimsersari;Rotea;Tarontha Srum;Tetom
Bonggo Timur:Gwinjaya;Kapitiau;Mawes Mukti;Mawesday;Tamar Sari
Pantai Barat:Arbais;Aruswar;Burgena;Kamenawari;Kapeso;Karfasia;Masep;Mertewar;Nisro;Niwerawar;Samorkena;Siantoa;Subu;Waim;Wari;Webro
Pantai Timur:Ansudu;Ansudu Dua;Betaf;Betaf Dua;Komra;Sunum;Yamben
Pantai Timur Bagian Barat:Arare;Dabe;Dabe Dua;Finyabor;Finyabor Dua;Keder Lama;Nengke;Nengke Dua;Tambrawar;Timron/Keder;Wakde
Sarmi:Armo;Bagaiserwar;Bagaisewar II;Lembah Neidam;Liki;Mararena;Pulau Armo;Sarmi Kota;Sarmo;Sawar;Tefarewar
Sarmi Selatan:Amsira;Angkasa Dua;Kasukwe;Munukania;Siaratesa;Wapo
Sarmi Timur:Bagaiserwar Dua;Binyer;Ebram;Holmafen;Sewan;Tanjung Batu;Waskey;Waskey/ Tanjung Batu
Tor Atas:Bota-Bora;Denander;Denender;Kanderjan;Omte;Safrom Tane;Safron Tane;Samanente;Toganto;Waaf
- Kab. Supiori@-0.7500,135.5900
Kepulauan Aruri:Aruri;Imbirsbari;Ineki;Insumbrei;Manggonswan;Mbrurwandi;Rayori;Wongkeina;Yamnaisu
Supiori Barat:Amyas;Koiryakam;Mapia;Masyai;Napisndi;Waryei;Wayori
Supiori Selatan:Awaki;Biniki;Didiabolo;Fanindi;Maryaidori;Odori;Warbefondi
Supiori Timur:Douwbo;Duber;Marsram;Sauyas;Sorendidori;Syurdori;Wafor;Waryesi;Wombonda;Yawerma
Supiori Utara:Fanjur;Kobari Jaya;Puweri;Warbor;Warsa
- Kab. Waropen@-2.2600,136.9900
Demba:Aiwa;Aniboi;Biati;Demba;Fafai;Mayaghaido;Ronarai;Tetui;Urato;Wudokuri
Inggerus:Awaso;Demisa;Firo;Harapan Jaya;Otodemo;Somiangga;Toire
Kirihi:Aru Antu;Dairi;Dirou;Diwah;Foira;Kawari;Kuaisa;Sooh;Spoiri;Wafuka
Masirei:Bunggu;Emauri;Kali Baru;Kowogi;Obutay;Saurisirami;Sinonde;Sirami;Wairo
Oudate:Baino Jaya;Botawa;Moroa;Nau;Oiboa;Rasawa;Ruambak Jaya;Sowiwa
Risei Sayati:Aimasi;Fafado;Ghaiwando;Ghaiwaru;Mui;Orambin;Unareu;Waghare;Wobari;Womorisi
Soyoi Mambai:Daimboa;Dawoa;Fafarui;Mambai;Napani;Segha;Sinabo;Soyoi;Wainarisi;Woinui
Urei Faisei:Apainabo;Ghoyui;Khemoon Jaya;Mambui;Nubuai;Paradoi;Ronggaiwa;Rorisi;Ureifaisei I/Sanggae;Ureifaisei III/ Paradoi;Urfas II;Usaiwa
Wapoga:Awera;Dokis;Kamarisano;Pirare;Syewa Merare;Wapoga;Waweri
Waropen Bawah:Batu Zaman;Nonomi;Sarafambai;Sawara Jaya;Uri;Waren I;Waren II
Wonti:Bakadaro;Borumei;Fimore;Gheroi;Ghoiwi Samberi;Moyufuri;Odase;Sifuisera;Wanda;Wonti Kai
# Papua Barat|WIT
- Kab. Fak Fak
Arguni;Bomberay;Fak-Fak;Fak-Fak Barat;Fak-Fak Tengah;Fak-Fak Timur;Fakfak Timur Tengah;Furwagi;Karas;Kayauni;Kokas;Kramongmongga;Mbahamdandara;Pariwari;Teluk Patipi;Tomage;Wartutin
- Kab. Kaimana
Buruway;Kaimana;Kambrau;Teluk Arguni Atas;Teluk Arguni Bawah;Teluk Etna;Yamor
- Kab. Manokwari
Manokwari Barat;Manokwari Selatan;Manokwari Timur;Manokwari Utara;Masni;Prafi;Sidey;Tanah Rubuh;Warmare
- Kab. Manokwari Selatan
Dataran Isim;Momi Waren;Neney;Oransbari;Ransiki;Tahota
- Kab. Pegunungan Arfak
Anggi;Anggi Gida;Catubouw;Didohu;Hingk;Membey;Minyambaouw;Sururey;Taige;Testega
- Kab. Teluk Bintuni
Aranday;Aroba;Babo;Bintuni;Biscoop;Dataran Beimes;Fafurwar;Kaitaro;Kamundan;Kuri;Manimeri;Masyeta;Merdey;Meyado;Moskona Barat;Moskona Selatan;Moskona Timur;Moskona Utara;Sumuri;Tembuni;Tomu;Tuhiba;Wamesa;Weriagar
- Kab. Teluk Wondama
Kuri Wamesa;Naikere;Nikiwar;Rasiei;Roon;Roswar;Rumberpon;Soug Jaya;Teluk Duairi;Wamesa;Wasior;Windesi;Wondiboy
# Papua Barat Daya|WIT
- Kab. Maybrat
Aifat;Aifat Selatan;Aifat Timur;Aifat Timur Jauh;Aifat Timur Selatan;Aifat Timur Tengah;Aifat Utara;Aitinyo;Aitinyo Barat;Aitinyo Raya;Aitinyo Tengah;Aitinyo Utara;Ayamaru;Ayamaru Barat;Ayamaru Jaya;Ayamaru Selatan;Ayamaru Selatan Jaya;Ayamaru Tengah;Ayamaru Timur;Ayamaru Timur Selatan;Ayamaru Utara;Ayamaru Utara Timur;Mare;Mare Selatan
- Kab. Raja Ampat
Ayau;Batanta Selatan;Batanta Utara;Kepulauan Ayau;Kepulauan Sembilan;Kofiau;Kota Waisai;Meos Mansar;Misool (Misool Utara);Misool Barat;Misool Selatan;Misool Timur;Salawati Barat;Salawati Tengah;Salawati Utara;Supnin;Teluk Mayalibit;Tiplol Mayalibit;Waigeo Barat;Waigeo Barat Kepulauan;Waigeo Selatan;Waigeo Timur;Waigeo Utara;Warwarbomi
- Kab. Sorong
Aimas;Bagun;Beraur;Botain;Buk;Hobard;Klabot;Klamono;Klasafet;Klaso;Klawak;Klayili;Konhir;Makbon;Malabotom;Mariat;Maudus;Mayamuk;Moisegen;Saengkeduk;Salawati;Salawati Selatan;Salawati Tengah;Sayosa;Sayosa Timur;Seget;Segun;Sorong;Sunook;Wemak
- Kota Sorong
Klaurung;Maladum Mes;Malaimsimsa;Sorong;Sorong Barat;Sorong Kepulauan;Sorong Kota;Sorong Manoi;Sorong Timur;Sorong Utara
- Kab. Sorong Selatan
Fokour;Inanwatan;Kais;Kais Darat;Kokoda;Kokoda Utara;Konda;Matemani;Moswaren;Saifi;Salkma;Sawiat;Seremuk;Teminabuan;Wayer
- Kab. Tambrauw
Abun;Amberbaken;Amberbaken Barat;Ases;Bamusbama;Bikar;Fef;Ireres;Kasi;Kebar;Kebar Selatan;Kebar Timur;Kwesefo;Kwoor;Manekar;Mawabuan;Miyah;Miyah Selatan;Moraid;Mpur;Mubrani;Sausapor;Selemkai;Senopi;Syujak;Tinggouw;Tobouw;Wilhem Roumbouts;Yembun
# Papua Pegunungan|WIT
- Kab. Jayawijaya
Asologaima;Asolokobal;Asotipo;Bolakme;Bpiri;Bugi;Hubikiak;Hubikosi;Ibele;Itlay Hisage;Koragi;Kurulu;Libarek;Maima;Molagalome;Muliama;Musatfak;Napua;Pelebaga;Piramid;Pisugi;Popugoba;Siepkosi;Silo Karno Doga;Taelarek;Tagime;Tagineri;Trikora;Usilimo;Wadangku;Walaik;Walelagama;Wame;Wamena;Welesi;Wesaput;Wita Waya;Wolo;Wouma;Yalengga
- Kab. Lanny Jaya
Awina;Ayumnati;Balingga;Balingga Barat;Bruwa;Buguk Gona;Dimba;Gamelia;Gelok Beam;Goa Balim;Gollo;Guna;Gupura;Karu;Kelulome;Kolawa;Kuly Lanny;Kuyawage;Lannyna;Makki;Melagi;Melagineri;Milimbo;Mokoni;Muara;Nikogwe;Niname;Nogi;Pirime;Poga;Tiom;Tiom Ollo;Tiomneri;Wano Barat;Wereka;Wiringgambut;Yiginua;Yiluk;Yugungwi
- Kab. Mamberamo Tengah
Eragayam;Ilugwa;Kelila;Kobakma;Megambilis
- Kab. Nduga
Alama;Dal;Embetpen;Gearek;Geselma;Inikgal;Iniye;Kegayem;Kenyam;Kilmid;Kora;Koroptak;Krepkuri;Mam;Mapenduma;Mbua Tengah;Mbulmu Yalma;Mbuwa;Mebarok;Moba;Mugi;Nenggeagin;Nirkuri;Paro;Pasir Putih;Pija;Wosak;Wusi;Wutpaga;Yal;Yenggelo;Yigi
- Kab. Pegunungan Bintang
Aboy;Alemsom;Awinbon;Batani;Batom;Bime;Borme;Eipumek;Iwur;Jetfa;Kalomdol;Kawor;Kiwirok;Kiwirok Timur;Mofinop;Murkim;Nongme;Ok Aom;Okbab;Okbape;Okbemtau;Okbibab;Okhika;Oklip;Oksamol;Oksebang;Oksibil;Oksop;Pamek;Pepera;Serambakon;Tarup;Teiraplu;Weime
- Kab. Tolikara
Airgaram;Anawi;Aweku;Bewani;Biuk;Bogonuk;Bokondini;Bokoneri;Danime;Dow;Dundu;Egiam;Geya;Gika;Gilubandu;Goyage;Gundagi;Kai;Kamboneri;Kanggime;Karubaga;Kembu;Konda/ Kondaga;Kuari;Kubu;Li Anogomma;Nabunage;Nelawi;Numba;Nunggawi;Panaga;Poganeri;Tagime;Tagineri;Telenggeme;Timori;Umagi;Wakuwo;Wari/Taiyeve II;Wenam;Wina;Woniki;Wugi;Wunim;Yuko;Yuneri
- Kab. Yahukimo
Amuma;Anggruk;Bomela;Dekai;Dirwemna;Duram;Endomen;Hereapini;Hilipuk;Hogio;Holuwon;Kabianggama;Kayo;Kona;Korupun;Kosarek;Kurima;Kwelamdua;Kwikma;Langda;Lolat;Mugi;Musaik;Nalca;Ninia;Nipsan;Obio;Panggema;Pasema;Pronggoli;Puldama;Samenage;Sela;Seradala;Silimo;Soba;Sobaham;Soloikma;Sumo;Suntamon;Suru Suru;Talambo;Tangma;Ubahak;Ubalihi;Ukha;Walma;Werima;Wusama;Yahuliambut;Yogosem
- Kab. Yalimo
Abenaho;Apalapsili;Benawa;Elelim;Welarek
# Papua Selatan|WIT
- Kab. Asmat
Agats;Akat;Aswi;Atsj;Awyu;Ayip;Betcbamu;Der Koumur;Fayit;Jetsy;Joerat;Joutu;Kolf Braza;Kopay;Koroway Buluanop;Pantai Kasuari;Pulau Tiga;Safan;Sawa Erma;Sirets;Sor Ep;Suator;Suru-suru;Tomor Birip;Unir Sirau
- Kab. Boven Digoel
Ambatkwi;Arimop;Bomakia;Firiwage;Fofi;Iniyandit;Jair;Kawagit;Ki;Kombay;Kombut;Kouh;Mandobo;Manggelum;Mindiptana;Ninati;Sesnuk;Subur;Waropko;Yaniruma
- Kab. Mappi
Assue;Bamgi;Citak-Mitak;Edera;Haju;Kaibar;Mambioman Bapai;Minyamur;Obaa;Passue;Passue Bawah;Syahcame;Ti Zain;Venaha;Yakomi
- Kab. Merauke
Animha;Elikobal;Ilwayab;Jagebob;Kaptel;Kimaam;Kontuar;Kurik;Malind;Merauke;Muting;Naukenjerai;Ngguti;Okaba;Padua;Semangga;Sota;Tabonji;Tanah Miring;Tubang;Ulilin;Waan
# Papua Tengah|WIT
- Kab. Deiyai
Bowobado;Kapiraya;Tigi;Tigi Barat;Tigi Timur
- Kab. Dogiyai
Dogiyai;Kamu;Kamu Selatan;Kamu Timur;Kamu Utara;Mapia;Mapia Barat;Mapia Tengah;Piyaiye;Sukikai Selatan
- Kab. Intan Jaya
Agisiga;Biandoga;Hitadipa;Homeyo;Sugapa;Tomosiga;Ugimba;Wandai
- Kab. Mimika
Agimuga;Alama;Amar;Hoya;Iwaka;Jila;Jita;Kuala Kencana;Kwamki Narama;Mimika Barat;Mimika Barat Jauh;Mimika Barat Tengah;Mimika Baru;Mimika Tengah;Mimika Timur;Mimika Timur Jauh;Tembagapura;Wania
- Kab. Nabire
Dipa;Makimi;Menou;Moora;Nabire;Nabire Barat;Napan;Siriwo;Teluk Kimi;Teluk Umar;Uwapa;Wanggar;Wapoga;Yaro;Yaur
- Kab. Paniai
Aradide;Aweida;Baya Biru;Bibida;Bogabaida;Deiyai Miyo;Dogomo;Dumadama;Ekadide;Fajar Timur;Kebo;Muye;Nakama;Paniai Barat;Paniai Timur;Pugo Dagi;Siriwo;Teluk Deya;Topiyai;Wegee Bino;Wegee Muka;Yagai;Yatamo;Youtadi
- Kab. Puncak
Agandugume;Amungkalpia;Beoga;Beoga Barat;Beoga Timur;Bina;Dervos;Doufo;Erelmakawia;Gome;Gome Utara;Ilaga;Ilaga Utara;Kembru;Lambewi;Mabugi;Mage'abume;Ogamanim;Omukia;Oneri;Pogoma;Sinak;Sinak Barat;Wangbe;Yugumuak
- Kab. Puncak Jaya
Dagai;Dokome;Fawi;Gubume;Gurage;Ilamburawi;Ilu;Irimuli;Kalome;Kiyage;Lumo;Mewoluk;Molanikime;Muara;Mulia;Nioga;Nume;Pagaleme;Taganombak;Tingginambut;Torere;Waegi;Wanwi;Yambi;Yamo;Yamoneri
# Riau|WIB
- Kab. Bengkalis
Bandar Laksamana;Bantan;Bathin Solapan;Bengkalis;Bukit Batu;Mandau;Pinggir;Rupat;Rupat Utara;Siak Kecil;Talang Muandau
- Kota Dumai
Bukit Kapur;Dumai Barat;Dumai Kota;Dumai Selatan;Dumai Timur;Medang Kampai;Sungai Sembilan
- Kab. Indragiri Hilir
Batang Tuaka;Concong;Enok;Gaung;Gaung Anak Serka;Kateman;Kempas;Kemuning;Keritang;Kuala Indragiri;Mandah;Pelangiran;Pulau Burung;Reteh;Sungai Batang;Tanah Merah;Teluk Belengkong;Tembilahan;Tembilahan Hulu;Tempuling
- Kab. Indragiri Hulu
Batang Cenaku;Batang Gangsal;Batang Peranap;Kelayang;Kuala Cenaku;Lirik;Lubuk Batu Jaya;Pasir Penyu;Peranap;Rakit Kulim;Rengat;Rengat Barat;Siberida;Sungai Lala
- Kab. Kampar
Bangkinang;Bangkinang Kota;Gunung Sahilan;Kampa;Kampar;Kampar Kiri;Kampar Kiri Hilir;Kampar Kiri Hulu;Kampar Kiri Tengah;Kampar Utara;Koto Kampar Hulu;Kuok;Perhentian Raja;Rumbio Jaya;Salo;Siak Hulu;Tambang;Tapung;Tapung Hilir;Tapung Hulu;XIII Koto Kampar
- Kab. Kepulauan Meranti
Merbau;Pulaumerbau;Rangsang;Rangsang Barat;Rangsang Pesisir;Tasik Putri Puyu;Tebing Tinggi;Tebing Tinggi Barat;Tebing Tinggi Timur
- Kab. Kuantan Singingi
Benai;Cerenti;Gunungtoar;Hulu Kuantan;Inuman;Kuantan Hilir;Kuantan Hilir Seberang;Kuantan Mudik;Kuantan Tengah;Logas Tanah Darat;Pangean;Pucuk Rantau;Sentajo Raya;Singingi;Singingi Hilir
- Kota Pekanbaru
Binawidya;Bukit Raya;Kulim;Lima Puluh;Marpoyan Damai;Payung Sekaki;Pekanbaru Kota;Rumbai;Rumbai Barat;Rumbai Timur;Sail;Senapelan;Sukajadi;Tenayan Raya;Tuahmadani
- Kab. Pelalawan
Bandar Petalangan;Bandar Sei Kijang;Bunut;Kerumutan;Kuala Kampar;Langgam;Pangkalan Kerinci;Pangkalan Kuras;Pangkalan Lesung;Pelalawan;Teluk Meranti;Ukui
- Kab. Rokan Hilir
Bagan Sinembah Raya;Bagansinembah;Balai Jaya;Bangko;Bangko Pusako;Batu Hampar;Kubu;Kubu Babussalam;Pasir Limau Kapas;Pekaitan;Pujud;Rantau Kopar;Rimba Melintang;Simpang Kanan;Sinaboi;Tanah Putih;Tanah Putih Tanjung Melawan;Tanjung Medan
- Kab. Rokan Hulu
Bangun Purba;Bonai Darussalam;Kabun;Kepenuhan;Kepenuhan Hulu;Kunto Darussalam;Pagaran Tapah Darussalam;Pendalian IV Koto;Rambah;Rambah Hilir;Rambah Samo;Rokan IV Koto;Tambusai;Tambusai Utara;Tandun;Ujung Batu
- Kab. Siak
Bunga Raya;Dayun;Kandis;Kerinci Kanan;Koto Gasib;Lubuk Dalam;Mempura;Minas;Pusako;Sabak Auh;Siak;Sungai Apit;Sungai Mandau;Tualang
# Sulawesi Barat|WITA
- Kab. Majene
Banggae;Banggae Timur;Malunda;Pamboang;Sendana;Tammerodo Sendana;Tubo Sendana;Ulumanda
- Kab. Mamasa
Aralle;Balla;Bambang;Buntumalangka;Mamasa;Mambi;Mehalaan;Messawa;Nosu;Pana;Rantebulahan Timur;Sesenapadang;Sumarorong;Tabang;Tabulahan;Tanduk Kalua;Tawalian
- Kab. Mamuju
Bonehau;Kalukku;Kalumpang;Kep. Bala Balakang;Mamuju;Papalang;Sampaga;Simboro;Tapalang;Tapalang Barat;Tommo
- Kab. Mamuju Tengah
Budong-Budong;Karossa;Pangale;Tobadak;Topoyo
- Kab. Pasangkayu
Bambaira;Bambalamotu;Baras;Bulu Taba;Dapurang;Duripoku;Lariang;Pasangkayu;Pedongga;Sarjo;Sarudu;Tikke Raya
- Kab. Polewali Mandar
Allu;Anreapi;Balanipa;Binuang;Bulo;Campalagian;Limboro;Luyo;Mapilli;Matakali;Matangnga;Polewali;Tapango;Tinambung;Tutar;Wonomulyo
# Sulawesi Selatan|WITA
- Kab. Bantaeng@-5.5450,119.9500
Bantaeng:Karatuang;Kayu Loe;Lamalaka;Lembang;Letta;Mallilingi;Onto;Pallantikang;Tappanjeng
Bissappu:Bonto Atu;Bonto Cinde;Bonto Jai;Bonto Jaya;Bonto Langkasa;Bonto Lebang;Bonto Loe;Bonto Manai;Bonto Rita;Bonto Salluang;Bonto Sunggu
Eremerasa:Barua;Kampala;Lonrong;Mamampang;Mappilawing;Pa'bentengan;Pa'bumbungang;Parang Loe;Ulu Galung
Gantarang Keke:Bajiminasa;Gantarang Keke;Kaloling;Layoa;Tanah Loe;Tombolo
Pajukukang:Baruga;Batu Karaeng;Biangkeke;Biangloe;Borong Loe;Lumpangan;Nipa-nipa;Pa'jukukang;Papan Loe;Rappoa
Sinoa:Bonto Bulaeng;Bonto Karaeng;Bonto Maccini;Bonto Majannang;Bonto Mate'ne;Bonto Tiro
Tompo Bulu:Balumbung;Banyorang;Bonto Tappalang;Bonto-bontoa;Campaga;Eren Ereng;Labbo;Lembang Gantarang Keke;Pattallassang;Pattaneteang
Uluere:Bonto Daeng;Bonto Lojong;Bonto Marannu;Bonto Rannu;Bonto Tallasa;Bonto Tangnga
- Kab. Barru@-4.4100,119.6200
Balusu:Balusu;Binuang;Kamiri;Lampoko;Madello;Takkalasi
Barru:Anabanua;Coppo;Galung;Mangempang;Palakka;Sepee;Siawung;Sumpang Binangae;Tompo;Tuwung
Mallusetasi:Bojo;Bojo Baru;Cilellang;Kupa;Mallawa;Manuba;Nepo;Palanro
Pujananting:Bacu Bacu;Bulo Bulo;Gattareng;Jangan Jangan;Mattappawalie;Pattappa;Pujananting
Soppeng Riaja:Ajakkang;Batupute;Kiru Kiru;Lawallu;Mangkoso;Paccekke;Siddo
Tanete Riaja:Harapan;Kading;Lempang;Libureng;Lompo Riaja;Lompo Tengah;Mattirowalie
Tanete Rilau:Corawali;Garessi;Lalabata;Lalolang;Lasitae;Lipukasi;Pancana;Pao Pao;Tanete;Tellumpanua
- Kab. Bone@-4.5400,120.3300
Ajangale:Allamungeng Patue;Amessangeng;Labissa;Lebbae;Leppangeng;Manciri;Opo;Pacciro;Pinceng Pute;Pompanua;Pompanua Riattang;Telle;Timurung;Welado
Amali:Ajanglaleng;Amali Riattang;Benteng Tellue;Bila;Laponrong;Liliriattang;Mampotu;Mattaropurae;Tacipong;Tassipi;Tocinnong;Ulaweng Riaja;Waempubbu;Waemputtange;Wellulang
Awangpone:Abbanuang;Awolagading;Bulumpare'e;Cakke Bone;Carebbu;Carigading;Cumpiga;Jaling;Kading;Kajuara;Lappoase;Lattekko;Maccope;Mallari;Mappalo Ulaweng;Matuju;Paccing;Unra
Barebbo:Apala;Bacu;Barebbo;Cempaniga;Cingkang;Cinnong;Congko;Corawali;Kading;Kajaolaliddong;Kampuno;Lampoko;Parippung;Samaelo;Sugiale;Talungeng;Watu;Wollangi
Bengo:Bengo;Bulu Allaporenge;Lili Riawang;Mattaropuli;Mattirowalie;Samaenre;Selli;Tungke;Walimpong
Bontocani:Bana;Bontojai;Bulu Sirua;Ere Cinnong;Kahu;Lamoncong;Langi;Mattirowalie;Pammusureng;Pattuku;Watang Cani
Cenrana:Ajalasse;Awang Cenrana;Cakkeware;Cenrana;Labongnge;Labotto;Laoni;Latonro;Nagauleng;Pacubbe;Pallae;Pallime;Panyiwi;Pusungnge;Watang Ta;Watu
Cina:Abbumpungeng;Ajang Pulu;Arasoe;Awo;Cinennung;Kanco;Kawerang;Lompu;Padang Loang;Tanete;Tanete Harapan;Walenreng
Dua Boccoe:Cabbeng;Kampoti;Laccori;Lallatang;Mario;Matajang;Melle;Padacenga;Pakkasalo;Panyili;Pattiro;Praja Maju;Sailong;Sanrangeng;Solo;Tawaroe;Tempe;Tocina;Ujung;Uloe;Unyi;Watang Padacenga
Kahu:Arallae;Balle;Biru;Bonto Padang;Cakkela;Cammilo;Carima;Cenrana;Hulo;Labuaja;Lalepo;Maggenrang;Matajang;Mattoanging;Nusa;Palakka;Palattae;Pasaka;Sanrego;Tompong Patu
Kajuara:Abbumpungeng;Ancu;Angkue;Awang Tangka;Buareng;Bulu Tanah;Gona;Kalero;Lappabosse;Lemo;Mallahae;Massangkae;Padaelo;Polewali;Pude;Raja;Tarasu;Waetuo
Lamuru:Barakkae;Barugae;Lalebata;Mamminasae;Massenreng pulu;Mattampa Bulu;Mattampa Walie;Padaelo;Poleonro;Seberang;Sengeng Palie;Turu Cinnae
Lappariaja:Lili Riattang;Mattampawalie;Patangkai;Pattuku Limpoe;Sengeng Palie;Tenri Pakkua;Tonronge;Ujung Lamuru;Waekeccee
Libureng:Baringeng;Binuang;Bune;Ceppaga;Laburasseng;Mallinrung;Mario;Matirro Bulu;Matirrodeceng;Mattirowalie;Pitumpidange;Poleonro;Polewali;Ponre Ponre;Suwa;Swadaya;Tanah Batue;Tappale;Tompo Bulu;Wanuawaru
Mare:Batu Gading;Cege;Data;Kadai;Karella;Lakukang;Lapasa;Lappa Upang;Mario;Mattampa Walie;Mattirowalie;Padaelo;Pattiro;Sumaling;Tellongeng;Tellu Boccoe;Ujung Salangketo;Ujung Tanah
Palakka:Bainang;Cinenung;Lemoape;Maduri;Mattanete Bua;Melle;Mico;Panyili;Pasempe;Passippo;Siame;Tanah Tengnga;Tirong;Ureng;Usa
Patimpeng:Batu Lappa;Bulu Ulaweng;Latellang;Maddenreng Pulu;Masago;Massila;Paccing;Patimpeng;Pationgi;Talabangi
Ponre:Bolli;Mappesangka;Mattampae;Pattimpa;Poleonro;Salampe;Salebba;Tellu Boccoe;Turu Adae
Salomekko:Bellu;Gattareng;Malimongeng;Manera;Mappatoba;Pancaitana;Tebba;Ulubalang
Sibulue:Ajang Pulu;Balieng Toa;Bulie;Cinnong;Kalibong;Letta Tanah;Mabbiring;Mallusetasi;Manajeng;Maroanging;Massenreng Pulu;Pakkasalo;Pasaka;Pattiro Bajo;Pattiro Riolo;Pattiro Sompe;Polewali;Sumpang Minangae;Tadang Palie;Tunreng Tellue
Tanete Riattang:Biru;Bukaka;Manurunge;Masumpu;Pappolo;Ta;Walanae;Watampone
Tanete Riattang Barat:Bulu Tempe;Jeppee;Macanang;Macege;Majang;Matirro Walie;Polewali;Watang Palakka
Tanete Riattang Timur:Bajoe;Cellu;Lonrae;Palette;Panyula;Tipojong;Toro;Waetuo
Tellu Siattinge:Ajjalireng;Itterung;Lamuru;Lanca;Lappae;Lea;Mattoanging;Otting;Padaidi;Palongki;Patangnga;Pongka;Sijelling;Tajong;Tokaseng;Ulo;Waji
Tellulimpoe:Batu Putih;Bonto Masunggu;Gaya Baru;Lagori;Pallawa;Polewali;Sadar;Samaenre;Tapong;Tellang Kere;Tondong
Tonra:Bacu;Biccoing;Bone Pute;Bulu Bulu;Gareccing;Libureng;Muara;Padatuo;Rappa;Samaenre;Ujunge
Ulaweng:Cani Sirenreng;Cinnong;Galung;Jompie;Lamakkaraseng;Lilina Ajangale;Manurunge;Mula Menree;Pallawarukka;Sappewalie;Tadang Palie;Tea Malala;Tea Musu;Timusu;Ulaweng Cinnong
- Kab. Bulukumba@-5.5500,120.2000
Bonto Bahari:Ara;Benjala;Bira;Darubiah;Lembanna;Sapo Lohe;Tanah Beru;Tanahl Lemo
Bonto Tiro:Batang;Bontobarua;Bontobulaeng;Bontomarannu;Bontotangnga;Buhung Bundang;Caramming;Dwitiro;Eka Tiro;Lamanda;Pakubalaho;Tamalanrea;Tritiro
Bulukumpa:Balangpesoang;Balangtaroang;Balla Saraja;Baruga Riattang;Barugae;Batulohe;Bontobulaeng;Bontomangiring;Bontominasa;Bulo Bulo;Jawijawi;Jojjolo;Kambuno;Salassae;Sapobonto;Tanete;Tibona
Gantarang:Barombong;Benteng Gattareng;Benteng Malewang;Bialo;Bontomacinna;Bontomasila;Bontonyeleng;Bontoraja;Bontosunggu;Bukit Harapan;Bukit Tinggi;Dampang;Gattareng;Jalanjang;Mario Rennu;Matekko;Padang;Paenre Lompoe;Palambarae;Polewali;Taccorong
Herlang:Bonto Kamase;Borong;Gunturu;Karassing;Pataro;Singa;Tanuntung;Tugondeng
Kajang:Batunilamung;Bonto Baji;Bontobiraeng;Bontorannu;Laikang;Lembang;Lembang Lohe;Lembanna;Lolisang;Malleleng;Mattoanging;Pantama;Pattiroang;Possi Tanah;Sangkala;Sapanang;Tambangan;Tanah Jaya;Tanah Towa
Kindang:Arinhua;Balibo;Benteng Palioi;Borong Rappoa;Garuntungan;Kahayya;Kindang;Mattirowalie;Orogading;Sipaenre;Somba Palioli;Sopa;Tamaona
Rilauale:Anrang;Bajiminasa;Batukaropa;Bonto Matene;Bontobangun;Bontoharu;Bontolohe;Bontomanai;Bulolohe;Karama;Palampang;Pangalloang;Swatani;Tanah Harapan;Topanda
Ujung Bulu:Bentengnge;Bintarore;Caile;Ela Ela;Kalumeme;Kasimpureng;Loka;Tanah Kongkong;Terang Terang
Ujungloe:Balleanging;Balong;Bijawang;Dannuang;Garanta;Lonrong;Manjalling;Manyampa;Paccaramengang;Padangloang;Salemba;Seppang;Tammatto
- Kab. Enrekang@-3.5600,119.7700
Alla:Bolang;Buntu Sugi;Kalosi;Kambiolangi;Mata Allo;Pana;Sumillan;Taulo
Anggeraja:Bamba Puang;Batunoni;Bubun Lamba;Lakawan;Mampu;Mataran;Mendatte;Pekalobean;Salu Dewata;Saruran;Siambo;Singki;Tampo;Tanete;Tindalun
Baraka:Balla;Banti;Baraka;Bonebone;Bontongan;Janggurara;Kadingeh;Kendenan;Pandung Batu;Parinding;Pepandungan;Perangian;Salukanan;Tirowali;Tomenawa
Baroko:Baroko;Benteng Alla;Benteng Alla Utara;Patongloan;Tongko
Bungin:Banua;Baruka;Bulo;Bungin;Sawitto;Talang Rilau
Buntu Batu:Buntu Mondong;Eran Batu;Langda;Latimojong;Ledan;Lunjen;Pasui;Potok Ullin
Cendana:Cendana;Karrang;Lebang;Malalin;Pinang;Pundi Lemo;Taulan
Curio:Buntu Barana;Buntu Pema;Curio;Mandalan;Mekkala;Parombean;Pebaloran;Salassa;Sangiepongan;Sumbang;Tallung Ura
Enrekang:Buttu Batu;Cemba;Galonta;Juppandang;Kaluppini;Karueng;Lembang;Leoran;Lewaja;Puserren;Ranga;Rosoan;Tallu Bamba;Temban;Tobalu;Tokkonan;Tuara;Tungka
Maiwa:Bangkala;Baringin;Batu Mila;Boiya;Botto Malangga;Kaluppang;Labuku;Lebani;Limbuang;Mangkawani;Matajang;Ongko;Paladang;Palakka;Pariwang;Pasang;Pattondon Salu;Puncak Harapan;Salodua;Tanete;Tapong;Tuncung
Malua:Bonto;Buntu Batuan;Dulang;Kolai;Malua;Rante Mario;Tallung Tondok;Tangru
Masalle:Batu Ke'de;Buntu Sarong;Masalle;Mundan;Rampunan;Tongkonan Basse
- Kab. Gowa@-5.2400,119.5200
Bajeng@-5.2810,119.4430:Bone;Bontosunggu;Kalebajeng;Lempangang;Limbung;Maccinibaji;Maradekaya;Mata Allo;Pa'bentengang;Panciro;Pannyangkalang;Paraikatte;Tangkebajeng;Tubajeng
Bajeng Barat:Bontomanai;Borimatangkasa;Gentungang;Kalemandalle;Mandalle;Manjalling;Tanabangka
Barombong@-5.2280,119.4060:Benteng Somba Opu;Biringala;Kanjilo;Lembang Parang;Moncobalang;Tamannyeleng;Tinggimae
Biringbulu:Batumalonro;Baturappe;Berutallasa;Borimasunggu;Julukanaya;Lauwa;Lembangloe;Parangloe;Pencong;Taring;Tonrorita
Bontolempangang:Bontolempangang;Bontoloe;Bontotangnga;Julumate'ne;Lassa-Lassa;Pa'ladingang;Paranglompoa;Ulujangang
Bontomarannu@-5.2270,119.5240:Bili-bili;Bontomanai;Borongloe;Mata Allo;Nirannuang;Pakatto;Romang Lompoa;Romangloe;Sokkolia
Bontonompo:Barembeng;Bategulung;Bontobiraeng;Bontobiraeng Selatan;Bontolangkasa Selatan;Bontolangkasa Utara;Bontonompo;Bulogading;Kalabarembeng;Kalaserena;Katangka;Manjapai;Romanglasa;Tamallayang
Bontonompo Selatan:Bontoramba;Bontosunggu;Jipang;Pa'bundukang;Salajangki;Salajo;Sengka;Tanrara;Tindang
Bungaya:Bissoloro;Bontomanai;Buakkang;Je'nebatu;Mangempang;Rannaloe;Sapaya
Manuju:Bilalang;Manuju;Moncongloe;Pattallikang;Tamalatea;Tana Karaeng;Tassese
Pallangga@-5.2350,119.4560:Bontoala;Bontoramba;Bungaejaya;Jene'tallasa;Julubori;Julukanaya;Julupa'mai;Kampili;Mangalli;Pallangga;Panakkukang;Pangkabinanga;Parangbanoa;Taeng;Tetebatu;Toddotoa
Parangloe:Belabori;Belapunranga;Bontokassi;Bontoparang;Borisallo;Lanna;Lonjoboko
Parigi:Bilanrengi;Jonjo;Majannang;Manimbahoi;Sicini
Pattallasang@-5.1990,119.5330:Borongpala'la;Je'nemadinging;Paccellekang;Pallantikang;Panaikang;Pattallassang;Sunggumanai;Timbuseng
Somba Opu@-5.2080,119.4500:Batangkaluku;Bonto Bontoa;Bontoramba;Kalegowa;Katangka;Mawang;Paccinongang;Pandang Pandang;Romangpolong;Samata;Sungguminasa;Tamarunang;Tombolo;Tompobalang
Tinggimoncong@-5.2440,119.8560:Bonto Lerung;Buluttana;Gantarang;Garassi;Malino;Parigi;Pattapang
Tombolopao:Balassuka;Bolaromang;Erelembang;Kanreapia;Mamampang;Pao;Ta'binjai;Tamaona;Tonasa
Tompobulu:Bontobuddung;Cikoro;Datara;Garing;Malakaji;Rappoala;Rappolemba;Tanete
- Kab. Jeneponto@-5.6800,119.7400
Arungkeke:Arungkeke;Arungkeke Pallantikang;Boronglamu;Bulo Bulo;Kalumpangloe;Kampala;Palajau
Bangkala:Benteng;Bontomanai;Bontorannu;Gunung Silanu;Jenetallasa;Kalimporo;Kapita;Mallasoro;Marayoka;Pallantikang;Pallengu;Pantai Bahari;Punagaya;Tombo Tombolo
Bangkala Barat:Banrimanurung;Barana;Beroanging;Bulu Jaya;Garassikang;Pappalluang;Pattiro;Tuju
Batang:Bonto Raya;Bungeng;Camba Camba;Kaluku;Maccinibaji;Togo Togo
Binamu:Balang;Balang Beru;Balang Toa;Biring Kassi;Bontoa;Empoang;Empoang Selatan;Empoang Utara;Monro Monro;Pabiringa;Panaikang;Sapanang;Sidenre
Bontoramba:Balumbungan;Bangkalaloe;Baraya;Batujala;Bontoramba;Bulusibatang;Bulusuka;Datara;Kareloe;Lentu;Maero;Tanammawang
Kelara:Bontolebang;Bontonompo;Gantarang;Samataring;Tolo;Tolo Barat;Tolo Selatan;Tolo Timur;Tolo Utara;Tombolo
Rumbia:Bontocini;Bontomanai;Bontotiro;Janetallasa;Kassi;Lebangmanai;Lebangmanai Utara;Loka;Pallantikang;Rumbia;Tompobulu;Ujung Bulu
Tamalatea:Bonto Tangnga;Bontojai;Bontosunggu;Borongtala;Karelayu;Manjangloe;Taman Roya;Tonro Kassi;Tonro Kassi Barat;Tonro Kassi Timur;Turatea;Turatea Timur
Tarowang:Allu Tarowang;Balangbaru;Balangloe Tarowang;Bonto Ujung;Bontorappo;Pao;Tarowang;Tino
Turatea:Bonto Mate'ne;Bululoe;Bungungloe;Jombe;Kayuloe Barat;Kayuloe Timur;Langkura;Mangepong;Paitana;Parasanganberu;Tanjonga
- Kab. Kepulauan Selayar@-6.1200,120.4600
Benteng:Benteng;Benteng Selatan;Benteng Utara
Bontoharu:Bontobangun;Bontoborusu;Bontolebang;Bontosunggu;Bontotangnga;Kahu-Kahu;Kalepadang;Putabangun
Bontomanai:Barugaiya;Bonea Makmur;Bonea Timur;Bontokoraang;Bontomarannu;Jambuiya;Kaburu;Mare-Mare;Parak;Polebunging
Bontomatene:Barat Lambongan;Batangmata;Batangmata Sapo;Bontona Saluk;Bungaiya;Kayu Bauk;Maharayya;Menara Indah;Onto;Pamatata;Tamalanrea;Tanete
Bontosikuyu:Appatanah;Binanga Sombaiya;Harapan;Khusus Bahuluang;Laiyolo;Laiyolo Baru;Lantibongan;Lowa;Patikarya;Patilereng;Polassi;Tambolongan
Buki:Balang Butung;Bontolempangan;Buki;Buki Timur;Kohala;Lalang Bata;Mekar Indah
Pasilambena:Garaupa;Garaupa Raya;Kalaotoa;Karumpa;Lembang Matene;Pulo Madu
Pasimarannu:Batu Bingkung;Bonea;Bonerate;Komba-Komba;Lamantu;Lambego;Majapahit;Sambali
Pasimasunggu:Bontosaile;Kembang Ragi;Labuang Pamajang;Ma'minasa;Massungke;Tanamalala;Teluk Kampe
Pasimasunggu Timur:Bontobaru;Bontobulaeng;Bontojati;Bontomalling;Lembang Baji;Ujung
Taka Bonerate:Batang;Jinato;Kayuadi;Khusus Pasitallu;Latondu;Nyiur Indah;Rajuni;Tambuna;Tarupa
- Kab. Luwu@-3.4000,120.3500
Bajo:Bajo;Balla;Buntu Babang;Jambu;Langkiddi;Pangi;Rumaju;Saga;Sampa;Samulang;Sumabu;Tallang Bulawang
Bajo Barat:Bonelemo;Bonelemo Barat;Bonelemo Utara;Kadong-Kadong;Marinding;Sampeang;Saronda;Tettekang;Tumbubara
Basse Sangtempe:Andulan;Bolu;Buntu Batu;Kanna;Kanna Utara;Lange;Ledan;Lissaga;Mappetajang;Sinaji;Tabi;To'long
Basse Sangtempe Utara:Barana;Bonglo;Buntu Tallang;Dampan;Karatuan;Maindo;Pantilang;Salubua;Ta'ba;Tasangtongkonan;Tede;Uraso
Belopa:Balo-Balo;Balubu;Belopa;Kurrusumanga;Pasamai;Senga;Senga Selatan;Tampumia Radda;Tanamanai
Belopa Utara:Lamunre;Lamunre Tengah;Lauwa;Lebani;Paconne;Pammanu;Sabe;Seppong
Bua:Barowa;Bukit Harapan;Karang-Karangan;Lare-Lare;Lengkong;Pabbaresseng;Padang Kalua;Pammesakang;Posi;Puty;Raja;Sakti;Tana Rigella;Tiromanda;Toddopuli
Bua Ponrang:Balutan;Buntu Batu;Malenggang;Noling;Padang Kamburi;Padang Ma'bud;Padang Tuju;Saluinduk;Tampumia;Tanjong
Kamanre:Bunga Eja;Cilallang;Kamanre;Libukang;Salu Paremang;Salu Paremang Selatan;Tabbaja;Wara
Lamasi:Awo' Gading;Lamasi;Padang Kalua;Pongsamelung;Salujambu;Se'pon;Setiarejo;To'pongo;Wiwitan;Wiwitan Timur
Lamasi Timur:Bulolondong;Pelalan;Pompengan;Pompengan Tengah;Pompengan Utara;Pompengan pantai;Salupao;Seriti;To'lemo
Larompong:Bilante;Binturu;Bukit Sutra;Buntu Matabing;Buntu Pasik;Komba;Komba Selatan;Larompong;Lumaring;Rante Alang;Rantebelu;Riwang;Riwang Selatan
Larompong Selatan:Babang;Batulappa;Bone Pute;Dadeko;Gandang Batu;La'loa;Malewong;Salusana;Sampano;Temboe
Latimojong:Boneposi;Buntu Sarek;Kadundung;Lambanan;Pajang;Pangi;Rante Balla;Tabang;Tibussan;To'barru;To'lajuk;Ulusalu
Ponrang:Buntu Kamiri;Buntu Nanna;Mario;Muladimeng;Padang Sappa;Padang Subur;Parekaju;Tampa;Tirowali;Tumale
Ponrang Selatan:Bakti;Bassiang;Bassiang Timur;Buntu Karya;Jenne Maeja;Lampuara;Olang;Paccerakkang;Pattedong;Pattedong Selatan;Tarramatekkeng;To'balo;To'bia
Suli:Botta;Buntu Kunyi;Cakkeawo;Cimpu;Cimpu Utara;Kasiwiang;Lempopacci;Malela;Murante;Padang Lambe;Papakaju;Suli;Towondu
Suli Barat:Buntu Barana;Kaili;Kaladi Darussalam;Lindajang;Muhajirin;Poringan;Salubua;Tallang
Walenrang:Barammamase;Batusitanduk;Bulo;Harapan;Kalibamamase;Lalong;Saragi;Tombang;Walenrang
Walenrang Barat:Ilan Batu;Ilan Batu Uru;Lamasi Hulu;Lempe;Lempe Pasang;Lewandi
Walenrang Timur:Kendekan;Lamasi Pantai;Pangalli;Rantai Damai;Seba-Seba;Suka Damai;Tabah;Tanete
Walenrang Utara:Bolong;Bosso;Bosso Timur;Buntu Awo';Limbong;Marabuana;Pongko;Salulino;Salutubu;Sangtandung;Siteba
- Kab. Luwu Timur@-2.6300,121.1000
Angkona:Balirejo;Lamaeto;Maliwowo;Mantadulu;Solo;Tampinna;Taripa;Tawakua;Wanasari;Watangpanua
Burau:Asana;Batu Putih;Benteng;Bone Pute;Burau;Burau Pantai;Cendana;Jalajja;Kalatiri;Lagego;Lambara Harapan;Lambarese;Lanosi;Laro;Lauwo;Lewonu;Lumbewe;Mabonta
Kalaena:Argomulyo;Kalaena Kiri;Mekar Sari;Non Blok;Pertasi Kencana;Sumber Agung;Sumber Makmur
Malili:Atue;Balantang;Baruga;Harapan;Lakawali;Lakawali Pantai;Laskap;Malili;Manurung;Pasi-Pasi;Pongkeru;Puncak Indah;Tarabbi;Ussu;Wewangriu
Mangkutana:Balai Kembang;Kasintuwu;Koroncia;Maleku;Manggala;Margolembo;Panca Karsa;Sindu Agung;Teromu;Wonorejo;Wonorejo Timur
Nuha:Magani;Matano;Nikkel;Nuha;Sorowako
Tomoni:Bangun Jaya;Bangun Karya;Bayondo;Beringin Jaya;Kalpataru;Lestari;Mandiri;Mulyasri;Rante Mario;Sumber Alam;Tadulako;Tomoni;Ujung Baru
Tomoni Timur:Alam Buana;Cendana Hitam;Cendana Hitam Timur;Kertoraharjo;Manunggal;Margomulyo;Pattengko;Purwosari
Towuti:Asuli;Bantilang;Baruga;Buangin;Kalosi;Langkea Raya;Libukan Mandiri;Lioka;Loeha;Mahalona;Masiku;Matompi;Pekaloa;Rante Angin;Timampu;Tokalimbo;Tole;Wawondula
Wasuponda:Balambano;Kawata;Ledu Ledu;Parumpanai;Tabarano;Wasuponda
Wotu:Arolipu;Bahari;Balo-Balo;Bawalipu;Cendana Hijau;Kalaena;Kanawatu;Karambua;Lampenai;Lera;Madani;Maramba;Pepuro Barat;Rinjani;Tabaroge;Tarengge;Tarengge Timur
- Kab. Luwu Utara@-2.5500,120.3300
Baebunta:Baebunta;Bumi Harapan;Kariango;Mario;Meli;Palandan;Radda;Salassa;Salulemo;Sassa;Tarobok
Baebunta Selatan:Beringin Jaya;Lara;Lawewe;Lembang-lembang;Marannu;Mekarsari Jaya;Mukti Jaya;Mukti Tama;Polewali;Sumpira
Bone Bone:Bantimurung;Banyuurip;Batang Tongka;Bone Bone;Muktisari;Patoloan;Pongko;Sadar;Sidomukti;Sukaraya;Tamuku
Malangke:Benteng;Giri Kusuma;Ladongi;Malangke;Pattimang;Pettalandung;Pince Pute;Pute Mata;Salekoe;Takkalala;Tandung;Tingkara;Tokke;Tolada
Malangke Barat:Arusu;Baku Baku;Cenning;Kalitata;Limbong Wara;Pao;Pembuniang;Pengkajoang;Polejiwa;Pombakka;Waelawi;Waetuo;Wara
Mappedeceng:Benteng;Cendana Putih;Cendana Putih I;Cendana Putih II;Harapan;Hasana;Kapidi;Mangalle;Mappedeceng;Mekar Jaya Tondok;Sumber Harum;Sumber Wangi;Tarrak Tallu;Ujung Mattajang;Uraso
Masamba:Balebo;Baliase;Bone;Bone Tua;Kamiri;Kappuna;Laba;Lantang Tallang;Lapapa;Maipi;Masamba;Pandak;Pincara;Pombakka;Pongo;Rompu;Sepakat;Sumilin;Toradda
Rampi:Dodolo;Leboni;Onondowa;Rampi;Sulaku;Tedeboe
Rongkong:Kanandede;Komba;Limbong;Marampa;Minanga;Pengkendekan;Rinding Allo
Sabbang:Bakka;Buntu Torpedo;Malimbu;Marobo;Pararra;Pengkendekan;Sabbang;Salama;Tandung;Tullak Tallu
Sabbang Selatan:Batualang;Bone Subur;Buangin;Dandang;Kalotok;Kampung Baru;Mari-mari;Pompaniki;Terpedojaya;Teteuri
Seko:Beroppa;Embonatana;Hono;Hoyane;Lodang;Malimongan;Marante;Padang Balua;Padang Raya;Taloto;Tanamakaleang;Tirobali
Sukamaju:Kaluku;Ketulungan;Lampuawa;Minanga Tallu;Mulyasari;Salulemo;Saptamarga;Sukadamai;Sukamaju;Tamboke;Tolangi;Tulung Indah;Tulung Sari;Wonosari
Sukamaju Selatan:Banyuwangi;Lino;Mulyorejo;Paomacang;Rawamangun;Sidoharjo;Subur;Sukaharapan;Sukamukti;Sumberbaru;Wonokerto
Tana Lili:Bungadidi;Bungapati;Karondang;Munte;Patila;Poreang;Rampoang;Sidobinangun;Sidomakmur;Sumberdadi
- Kota Makassar@-5.1477,119.4327
Biringkanaya@-5.0830,119.5190:Bakung;Berua;Bulurokeng;Daya;Katimbang;Laikang;Paccerakkang;Pai;Sudiang;Sudiang Raya;Untia
Bontoala@-5.1300,119.4230:Baraya;Bontoala;Bontoala Parang;Bontoala Tua;Bunga Ejaya;Gaddong;Layang;Malimongan Baru;Parang Layang;Timungan Lompoa;Tompo Balang;Wajo Baru
Kepulauan Sangkarrang@-5.0500,119.3300:Barrang Caddi;Barrang Lompo;Kodingareng
Makassar@-5.1440,119.4280:Bara Baraya;Bara Baraya Selatan;Bara Baraya Timur;Bara Baraya Utara;Barana;Lariangbangi;Maccini;Maccini Gusung;Maccini Parang;Maradekaya;Maradekaya Selatan;Maradekaya Utara;Maricaya;Maricaya Baru
Mamajang@-5.1650,119.4170:Baji Mappakasunggu;Bonto Biraeng;Bonto Lebang;Karang Anyar;Labuang Baji;Mamajang Dalam;Mamajang Luar;Mandala;Maricaya Selatan;Pa'batang;Parang;Sambung Jawa;Tamparang Keke
Manggala@-5.1660,119.4900:Antang;Bangkala;Batua;Biring Romang;Bitowa;Borong;Manggala;Tamangapa
Mariso@-5.1560,119.4090:Bontorannu;Kampung Buyang;Kunjung Mae;Lette;Mario;Mariso;Mattoangin;Panambungan;Tamarunang
Panakkukang@-5.1430,119.4500:Karampuang;Karuwisi;Karuwisi Utara;Masale;Pampang;Panaikang;Pandang;Paropo;Sinrijala;Tamamaung;Tello Baru
Rappocini@-5.1680,119.4370:Balla Parang;Banta-Bantaeng;Bonto Makkio;Buakana;Gunung Sari;Karunrung;Kassi - Kassi;Mappala;Minasa Upa;Rappocini;Tidung
Tallo@-5.1160,119.4390:Buloa;Bunga Eja Beru;Kaluku Bodoa;Kalukuang;La'latang;Lakkang;Lembo;Pannampu;Rappojawa;Rappokalling;Suangga;Tallo;Tammua;Ujung Pandang Baru;Wala-Walaya
Tamalanrea@-5.1300,119.4960:Bira;Buntusu;Kapasa;Kapasa Raya;Parang Loe;Tamalanrea;Tamalanrea Indah;Tamalanrea Jaya
Tamalate@-5.1900,119.4070:Balang Baru;Barombong;Bongaya;Bonto Duri;Jongaya;Maccini Sombala;Mangasa;Mannuruki;Pa'baeng-Baeng;Parang Tambung;Tanjung Merdeka
Ujung Pandang@-5.1400,119.4110:Baru;Bulogading;Lae-Lae;Lajangiru;Losari;Maloku;Mangkura;Pisang Selatan;Pisang Utara;Sawerigading
Ujung Tanah@-5.1150,119.4210:Camba Berua;Cambaya;Gusung;Patingalloang;Patingalloang Baru;Tabaringan;Tamalabba;Totaka;Ujung Tanah
Wajo@-5.1260,119.4130:Butung;Ende;Malimongan;Malimongan Tua;Mampu;Melayu;Melayu Baru;Pattunuang
- Kab. Maros@-5.0030,119.5740
Bantimurung@-5.0130,119.6580:Alatengae;Baruga;Kalabbirang;Leang-Leang;Mangeloreng;Mattoanging;Minasa Baji;Tukamasea
Bontoa:Ampekale;Bonto Bahari;Bontoa;Botolempangang;Minasa Upa;Pajjukukang;Salenrang;Tunikamaseang;Tupabbiring
Camba:Benteng;Cempaniga;Cenrana;Mario Pulana;Patanyamang;Pattiro Deceng;Sawaru;Timpuseng
Cenrana:Baji pa'mai;Cenrana Baru;Labuaja;Laiya;Lebbo Tengae;Limampoccoe;Rompegading
Lau:Allepolea;Bonto Marannu;Maccini Baji;Marannu;Mattirodeceng;Soreang
Malllawa:Barugae;Batu Putih;Bentenge;Gattareng Matinggi;Mattampapole;Padaelo;Sabila;Samaenre;Telumpanuae;Uludaya;Wanua Waru
Mandai@-5.0740,119.5610:Baji Mangngai;Bonto Mate'ne;Bontoa;Hasanuddin;Pattontongang;Tenrigangkae
Maros Baru@-4.9930,119.5560:Baji Pa'mai;Baju Bodoa;Borikamase;Borimasunggu;Majannang;Mattirotasi;Pallantikang
Marusu@-5.0600,119.5200:Abbulosibatang;Bonto Mate'ne;Ma'rumpa;Nisombalia;Pabbentengang;Tellumpoccoe;Temmapaduae
Moncongloe@-5.1310,119.5420:Bonto Bunga;Bonto Marannu;Moncongloe;Moncongloe Bulu;Moncongloe Lappara
Simbang:Bonto Tallasa;Jenetaesa;Samangki;Sambueja;Simbang;Tanete
Tanralili:Allaere;Borong;Damai;Kurusumange;Lekopancing;Purnakarya;Sudirman;Toddopulia
Tompobulu:Benteng Gajah;Bonto Manai;Bonto Manurung;Bonto Matinggi;Bonto Somba;Pucak;Toddolimae;Tompobulu
Turikale@-5.0060,119.5750:Adatongeng;Alliritengae;Boribellayya;Pettuadae;Raya;Taroada;Turikale
- Kota Palopo@-2.9925,120.1969
Bara:Balandai;Buntu Datu;Rampoang;Temmalebba;Tobulung
Mungkajang:Kambo;Latuppa;Mungkajang;Murante
Sendana:Mawa;Peta;Purangi;Sendana
Telluwanua:Batu Walenrang;Jaya;Mancani;Maroangin;Petonjangan;Salubattang;Sumarambu
Wara:Amasangan;Boting;Dangerakko;Lagaligo;Pajalesang;Tompotikka
Wara Barat:Battang;Battang Barat;Lebang;Padang Lambe;Tomarundung
Wara Selatan:Binturu;Sampoddo;Songka;Takkalala
Wara Timur:Benteng;Malatunrung;Ponjalae;Pontap;Salekoe;Salotellue;Surutanga
Wara Utara:Batupasi;Luminda;Pattene;Penggoli;Sabbang Paru;Salobulo
- Kab. Pangkajene dan Kepulauan@-4.8400,119.5500
Balocci:Balleangin;Balocci Baru;Kassi;Tompo Bulu;Tonasa
Bungoro:Biring Ere;Bori Appaka;Bowong Cindea;Bulu Cindea;Mangilu;Samalewa;Sapanang;Tabo-Tabo
Labakkang:Bara Batu;Batara;Bonto Manai;Borimasunggu;Gentung;Kanaungan;Kassiloe;Labakkang;Manakku;Mangallekana;Patallassang;Pundata Baji;Taraweang
Liukang Kalmas:Dewakang;Doang-Doangan Lompo;Kalu-Kalukuang;Kanyurang;Marasende;Pammas;Sabaru
Liukang Tangaya:Balo Baloang;Kapoposang Bali;Poleonro;Sabalana;Sabaru;Sailus;Sapuka;Satanger;Tampaang
Liukang Tupabbiring:Mattaro Adae;Mattiro Bintang;Mattiro Bone;Mattiro Deceng;Mattiro Dolangeng;Mattiro Langi;Mattiro Matae;Mattiro Sompe;Mattiro Ujung
Liukang Tupabbiring Utara:Mattiro Baji;Mattiro Bombang;Mattiro Bulu;Mattiro Kanja;Mattiro Labangeng;Mattiro Uleng;Mattiro Walie
Mandalle:Benteng;Boddie;Coppo Tompong;Mandalle;Manggalung;Tamarupa
Marang:Alesipitto;Attang Salo;Bonto-Bonto;Ma'rang;Padang Lampe;Pitue;Pitusunggu;Punranga;Talaka;Tamangapa
Minasa Tene:Biraeng;Bonto Kio;Bonto Langkasa;Bontoa;Kabba;Kalabbirang;Minasa Te'ne;Panaikang
Pangkajene:Anrong Appaka;Bonto Perak;Jagong;Mappasaile;Pabundukang;Padoang Doangan;Sibatua;Tekolabbua;Tumampua
Segeri:Baring;Bawasalo;Bone;Bonto Matene;Parenreng;Segeri
Tondong Tallasa:Bantimurung;Bonto Birao;Bulu Tellue;Lanne;Malaka;Tondongkura
- Kota Parepare@-4.0135,119.6255
Bacukiki:Galung Maloang;Lemoe;Lompoe;Watang Bacukiki
Bacukiki Barat:Bumi Harapan;Cappa Galung;Kampung Baru;Lumpue;Sumpang Minangae;Tiro Sompe
Soreang:Bukit Harapan;Bukit Indah;Kampung Pisang;Lakessi;Ujung Baru;Ujung Lare;Watang Soreang
Ujung:Labukkang;Lapadde;Mallusetasi;Ujung Bulu;Ujung Sabbang
- Kab. Pinrang@-3.7900,119.6500
Batulappa:Batulappa;Kaseralau;Kassa;Tapporang;Watang Kassa
Cempa:Cempa;Mangki;Mattunru Tunrue;Salipolo;Sikkuale;Tadang Palie;Tanra Tuo
Duampanua:Bababinanga;Barugae;Bittoeng;Bungi;Buttu Sawe;Data;Kaballangang;Kaliang;Katomporang;Lampa;Maroneng;Massewae;Paria;Pekkabata;Tatae
Lanrisang:Amassangang;Barang Palie;Lanrisang;Lerang;Mallongi-longi;Samaulue;Waetuoe
Lembang:Bakaru;Basseang;Benteng Paremba;Betteng;Binanga Karaeng;Kariango;Lembang Mesakada;Letta;Pakeng;Pangaparang;Rajang;Sabbang Paru;Sali Sali;Suppirang;Tadokkong;Ulu Saddang
Mattiro Bulu:Alitta;Bunga;Makkawaru;Manarang;Marannu;Padaelo;Padaidi;Padakkalawa;Pananrang
Mattiro Sompe:Langnga;Massulowalie;Mattiro Tasi;Mattombong;Mattongang Tongang;Pallameang;Patobong;Samaenre;Siwolong Polong
Paleteang:Benteng Sawitto;Laleng Bata;Macinnae;Mamminasae;Pacongang;Temmassarangnge
Patampanua:Benteng;Leppangang;Maccirinna;Malimpung;Masolo;Mattiro Ade;Padang Loang;Pincara;Sipatuo;Teppo;Tonyamang
Suppa:Lero;Lotang Salo;Maritengngae;Polewali;Tasiwalie;Tellumpanua;Ujung Labuang;Watang Pulu;Watang Suppa;Wiring Tasi
Tiroang:Fakkie;Marawi;Mattiro Deceng;Pammase;Samaturue;Tiroang
Watang Sawitto:Bentengnge;Jaya;Macorawalie;Penrang;Salo;Sawitto;Siparappe;Sipatokkong
- Kab. Sidenreng Rappang@-3.9300,119.8000
Baranti:Baranti;Benteng;Duampanua;Manisa;Panreng;Passeno;Sipodeceng;Tonrong Rijang;Tonrongnge
Dua Pitue:Bila;Kalosi;Kalosi Alau;Kampale;Padangloang;Padangloang Alau;Salobukkang;Salomalori;Taccimpo;Tanru Tedong
Kulo:Abbokongang;Bina Baru;Kulo;Maddenra;Mario;Rijang Panua
Maritengngae:Allakuang;Kanie;Lakessi;Lautang Benteng;Majjelling;Majjelling Watang;Pangkajene;Rijang Pittu;Sereang;Takkalasi;Tanete;Wala
Panca Lautang:Alesalewo;Bapangi;Bilokka;Cenrana;Corawali;Lajonga;Lise;Wanio;Wanio Timoreng;Wette'E
Panca Rijang:Bulo;Bulo Wattang;Cipotakari;Kadidi;Lalebata;Maccorawalie;Rappang;Timoreng Panua
Pitu Riase:Batu;Belawae;Bila Riase;Bola Bulu;Botto;Buntu Buangin;Compong;Dengeng-Dengeng;Lagading;Leppangeng;Lombo;Tana Toro
Pitu Riawa:Ajubissue;Anabannae;Betao;Betao Riase;Bulucenrana;Dongi;Kalempang;Lancirang;Lasiwala;Otting;PongrangaE;Sumpang Mango
Tellu Limpoe:Amparita;Arateng;Baula;Massepe;Pajalele;Polewali;Teppo;Teteaji;Toddang Pulu
Watang Pulu:Arawa;Bangkai;Batu Lappa;Buae;Carawali;Ciro-Ciroe;Lainungan;Lawawoi;Mattirotasi;Uluale
Watang Sidenreng:Aka-akae;Damai;Empagae;Kanyuara;Mojong;Sidenreng;Talawe;Talumae
- Kab. Sinjai@-5.1300,120.2500
Bulupoddo:Bulu Tellue;Duampanuae;Lamatti Riaja;Lamatti Riattang;Lamatti Riawang;Lappacinrana;Tompobulu
Pulau Sembilan:Pulau Buhung Pitue;Pulau Harapan;Pulau Padaelo;Pulau Persatuan
Sinjai Barat:Arabika;Balakia;Barania;Bonto Salama;Boto Lempangan;Gunung Perak;Tassililu;Terasa;Turungan Baji
Sinjai Borong:Barambang;Batu Belerang;Biji Nangka;Bonto Katute;Bonto Sinala;Bonto Tengnga;Kassi Buleng;Pasir Putih
Sinjai Selatan:Alenangka;Aska;Bulu Kamase;Gareccing;Palae;Palangka;Polewali;Puncak;Sangiaseri;Songing;Talle
Sinjai Tengah:Baru;Bonto;Gantarang;Kanrung;Kompang;Mattunreng Tellue;Pattongko;Samaenre;Saohiring;Saotanre;Saotengnga
Sinjai Timur:Biroro;Bongki Lengkese;Kaloling;Kampala;Lasiai;Panaikang;Pasimarannu;Pattalassang;Salohe;Samataring;Sanjai;Saukang;Tongke-Tongke
Sinjai Utara:Alehanuae;Balangnipa;Biringere;Bongki;Lamatti Rilau;Lappa
Tellu Limpoe:Bua;Erabaru;Kalobba;Lembang Lohe;Mannanti;Massaile;Pattongko;Samaturue;Saotengah;Suka Maju;Tellu Limpoe
- Kab. Soppeng@-4.3500,119.8900
Citta:Citta;Kampiri;Labae;Tinco
Donri Donri:Donri Donri;Kessing;Labokong;Lalabatariaja;Leworeng;Pesse;Pising;Sering;Tottong
Ganra:Belo;Enrekeng;Ganra;Lompulle
Lalabata:Bila;Botto;Lalabata Rilau;Lapajung;Lemba;Maccile;Mattabulu;Ompo;Salokaraja;Umpungeng
Liliraja:Appanang;Barang;Galung;Jampu;Jennae;Pattojo;Rompegading;Timusu
Lilirilau:Abbanuange;Baringeng;Cabenge;Kebo;Macanre;Masing;Pajalesang;Palangiseng;Parenring;Paroto;Tetewatu;Ujung
Marioriawa:Attang Salo;Batu Batu;Bulue;Kaca;Laringgi;Limpomajang;Manorang Salo;Panincong;Patampanua;Tellulimpoe
Marioriwawo:Barae;Congko;Gattareng;Gattareng Toa;Goarie;Labessi;Marioriaja;Mariorilau;Marioritengnga;Soga;Tettikenrarae;Watu;Watu Toa
- Kab. Takalar@-5.4200,119.4400
Galesong:Boddia;Bontoloe;Bontomangape;Campagaya;Galesong Baru;Galesong Kota;Galesong Timur;Kalenna Bontongape;Kalukuang;Kampung Beru;Mappakalompo;Pa'lalakkang;Pa'rasangang Beru;Parambambe;Parangmata;Pattinoang;Tarembang
Galesong Selatan:Barangmamase;Bentang;Bonto Kanang;Bontokassi;Bontomarannu;Kadatong;Kale Bentang;Kalukubodo;Kanaeng;Mangindara;Popo;Sawakong;Tarowang
Galesong Utara:Aeng Batu Batu;Aeng Towa;Biring Kassi;Bontokaddopepe;Bontolanra;Bontolebang;Bontosunggu;Kaballokang Pakkabba;Maccini Sombala;Pakkabba;Sampulungan;Sawakung Beba;Tamalate;Tamasaju
Kepulauan Tanakeke:Balangdatu;Maccini Baji;Mattiro Baji;Minasa Baji;Rewataya;Tompotana
Laikang:Bontoparang;Cikoang;Laikang;Panyangkalang;Pattopakang;Punaga
Mangarabombang:Banggae;Bontomanai;Lakatong;Lengkese;Mangadu;Topejawa
Mappakasunggu:Pa'batangang;Patani;Soreang;Takalar
Pattallassang:Bajeng;Kalabbirang;Maradekaya;Pallantikang;Pappa;Pattallassang;Sabintang;Salaka;Somba Bella
Polongbangkeng Selatan:Bontokadatto;Bulukunyi;Cakura;Canrego;Kale Lantang;Lantang;Moncongkomba;Pa'bundukang;Pattene;Rajaya;Su'rulangi
Polongbangkeng Timur:Balangtanaya;Barugaya;Kale Ko'mara;Kampung Beru;Ko'mara;Massamaturu;Parang Baddo;Timbuseng
Polongbangkeng Utara:Lassang;Lassang Barat;Malewang;Manongkoki;Mattompodale;Pa'rappunganta;Palleko;Panrannuangku;Parang Luara;Towata
Sanrobone:Banyuanyara;Laguruda;Paddinging;Sanrobone;Tonasa;Ujung Baji
- Kab. Tana Toraja@-3.1000,119.8500
Bittuang:Balla;Bau;Bittuang;Burasia;Buttu Limbong;Kandua';Kole Palian;Le'tek;Pali';Patongloan;Rembo Rembo;Sandana;Sasak;Se'seng;Tiroan
Bonggakaradeng:Bau;Bau Selatan;Buakayu;Mappa';Poton;Ratte Buttu
Gandangbatu Sillanan:Benteng Ambeso;Betteng Deata;Buntu Limbong;Buntu Tabang;Gandangbatu;Garassik;Kaduaja;Mebali;Pemanukan;Perindingan;Salubarani;Sillanan
Kurra:Bambalu;Limbong Sangpolo;Lipungan Tanete;Maroson;Rante limbong;Ratte Kurra
Makale:Ariang;Batupapan;Bombongan;Botang;Buntu Burake;Kamali Pentalluan;Lamunan;Lapandan;Lea;Manggau;Pantan;Rante;Tampo Makale;Tarongko;Tondon Mamullu
Makale Selatan:Bo'ne Buntu Sisong;Pa'buaran;Pasang;Patekke;Randan Batu;Sandabilik;Tiromanda;Tosapan
Makale Utara:Bungin;Lemo;Lion Tondok Iring;Sarira;Tambunan
Malimbong Balepe:Balepe';Kole Barebatu;Kole Sawangan;Lemo Menduruk;Leppan;Malimbong
Mappak:Butang;Dewata;Kondodewata;Miallo;Sangpeparikan;Tanete
Masanda:Belau;Belau Utara;Kadundung;Paku;Paliorong;Pondingao';Ratte;Sesesalu
Mengkendek:Buntu Tangti;Buntudatu;Gasing;Ke'pe Tinoring;Lemo;Marinding;Pa'tengko;Pakala;Palipu;Randanan;Rante Kalua';Rantedada;Simbuang;Tampo;Tengan;Uluway;Uluway Barat
Rano:Rano;Rano Tengah;Rano Timur;Rano Utara;Rumandan
Rantetayo:Madandan;Padangiring;Rantetayo;Tapparan;Tapparan Utara;Tonglo
Rembon:Banga;Batusura';Bua ' Tarrung;Buri';Kayuosing;Limbong;Maroson;Palesan;Rembon;Sarapeang;Talion;To'pao;Ullin
Saluputi:Batu Tiakka;Pattan Ulusalu;Ra'bung;Ratte Talonge;Rea Tulak Langi;Sa'tandung;Salu Boronan;Salutandung;Salutapokko
Sangalla:Bulian Massa'bu;Buntu Masakke;Kaero;Tongko Sarapung;Turunan
Sangalla Selatan:Batualu;Batualu Selatan;Rante Alang;Raru Sibunuan;Tokesan
Sangalla Utara:Bebo';Leatung;Leatung Matallo;Rantela'bi Kambisa;Saluallo;Tumbang Datu
Simbuang:Makkodo;Pongbembe;Puangbembe Mesakada;Sima;Simbuang;Simbuang Batutallu
- Kab. Toraja Utara@-2.9700,119.9000
Awan Rante Karua:Awan;Batu Lotong;Buntu Karua;Londong Biang
Balusu:Awa' Kawasik;Balusu;Balusu Bangunlipu;Karua;Lilikira Ao'gading;Palangi';Tagari
Bangkelekila:Bangkelekila';Batu Limbong;Tampan Bonga;To'yasa Akung
Baruppu:Baruppu Benteng Batu;Baruppu Selatan;Baruppu' Parodo;Baruppu' Utara
Buntao:Issong Kalua';Misa'ba'bana;Rindingkila';Sapan Kua-kua;Tongkonan Bassae;Tullang' Sura
Buntu Pepasan:Batu Busa;Buntu Minanga;Pangkung Batu;Paonganan;Parandangan;Pengkaroan Manuk;Ponglu;Pulu' Pulu';Rante Uma;Roroan Barra'-Barra';Sapan;Sarambu;Talimbangan
Dende' Piongan Napo:Buntu Tagari;Dende';Kapolang;Ma'dong;Paku;Parinding;Pasang;Piongan
Kapala Pitu:Benteng Ka'do;Benteng Mamullu;Kantun Poya;Kapala Pitu;Polo Padang;Sikuku'
Kesu:Angin-angin;Ba'tan;Pantanakan Lolo;Rinding Batu;Sangbua';Tadongkon;Tallu Lolo
Nanggala:Basokan;Karre Limbong;Karre Pananian;Lili'kira';Nanggala;Nanggala Sanpiak Salu;Nanna' Nanggala;Rante;Tandung Nanggala
Rantebua:Bokin;Buangin;Ma'kuan Pare;Pitung Penanian;Rantebua;Rantebua Sanggalangi';Rantebua Sumalu
Rantepao:Karassik;Laang Tanduk;Limbong;Manggalo;Mentirotiku;Pasale;Penanian;Rante Pasele;Rantepao;Saloso;Singki'
Rindingallo:Ampang Batu;Bululangkan;Buntu Batu;Lempo Poton;Lo'ko'uru Tanetebatu;Mai'ting;Pangala';Pangala' Utara;Rindingallo
Sa'dan:Sa'dan Andulan;Sa'dan Ballo Pasange';Sa'dan Liku Lambe';Sa'dan Malimbong;Sa'dan Matalo;Sa'dan Pebulian;Sa'dan Pesondongan;Sa'dan Sangkaropi';Sa'dan Tiroallo;Sa'dan Ulusalu
Sanggalangi:Buntu La'bo';La'bo';Paepalean;Pata'padang;Tallung Penanian;Tandung La'bo'
Sesean:Bori;Bori' Lombongan;Bori' Ranteletok;Buntu Lobo';Deri';Palawa';Pangli;Pangli Selatan;Parinding
Sesean Suloara:Landorundun;Lempo;Sesean Matallo;Suloara';Tonga Riu
Sopai:Langda;Marante;Nonongan Selatan;Nonongan Utara;Salu;Salu Sarre;Salu Sopai;Tombang Langda
Tallunglipu:Buntu Tallunglipu;Rante PakuTallunglipu;Tagari Tallunglipu;Tallunglipu;Tallunglipu Matalo;Tampo Tallunglipu;Tantanan Tallunglipu
Tikala:Benteng Ka'do To'ria;Buntu Barana;Buntu Batu;Embatau;Pangden;Sereale;Tikala
Tondon:Tondon;Tondon Langi';Tondon Matallo;Tondon Sibata
- Kab. Wajo@-4.1300,120.0300
Belawa:Belawa;Lautang;Leppangeng;Limporilau;Macero;Malangke;Ongkoe;Sappa;Wele
Bola:Balielo;Bola;Lattimu;Lempong;Manurung;Pasir Putih;Pattangngae;Rajamawellang;Sanreseng Ade;Solo;Ujungtanah
Gilireng:Abbatireng;Alausalo;Arajang;Gilireng;Lamata;Mamminasae;Paselloreng;Poleonro;Polewalie
Keera:Awo;Awota;Ballaere;Ciromanie;Inrello;Keera;Labawang;Lalliseng;Paojepe;Pattirolokka
Majauleng:Bottobenteng;Bottopenno;Bottotanre;Cinnong Tabi;Laerung;Lamiku;Limpomajang;Liu;Macanang;Paria;Rumpia;Tajo;Tellulimpoe;Tengnga;Tosora;Tua;Uraiyang;Watanrumpia
Maniangpajo:Abbanuangnge;Anabanua;Dualimpoe;Kalola;Mattirowalie;Minagatellue;Sogi;Tangkoli
Pammana:Abbanuangnge;Cina;Kampiri;Lagosi;Lampulung;Lapaukke;Lempa;Pallawarukka;Pammana;Patila;Simpursia;Tadangpalie;Tobatang;Tonrong Tengnga;Watampanua;Wecudai
Penrang:Benteng;Doping;Lawesso;Makmur;Padaelo;Penrang;Raddae;Tadangpalie;Temmabarang;Walanga
Pitumpanua:Abbanderangnge;Ale Lebbae;Alesilurengnge;Batu;Bau-Bau;Benteng;Botto Tengnga;Bulete;Bulu Siwa;Buriko;Jauh Pandang;Kaluku;Kompong;Lacinde;Lauwa;Lompo Bulo;Lompoloang;Maccolli Loloe;Marannu;Mattiro Walie;Padang Loang;Simpellu;Siwa;Tangkoro;Tanrongi;Tellesang;Tobarakka
Sabangparu:Benteng Lompoe;Bila;Liu;Mallusesalo;Pallimae;Pasaka;Salotengnga;Sompe;Tadangpalie;Tolotenreng;Ugi;Ujungpero;Wage;Walennae;Worongnge
Sajoanging:Akkajeng;Akkotengeng;Alewadeng;Assorajang;Barangmamase;Minangae;Sakkoli;Salobulo;Towalida
Takkalalla:Ajuraja;Aluppang;Bocco;Botto;Ceppaga;Lagoari;Lamarua;Leweng;Manyili;Pantai Timur;Parigi;Peneki;Soro
Tanasitolo:Assorajang;Barutancung;Inalipue;Lowa;Mannagae;Mappadaelo;Mario;Nepo;Pajalele;Pakkana;Palippu;Pincengpute;Tancung;Tonralipue;Ujungbaru;Ujungnge;Wae Tuwo;Wajoriaja;Wewangrewu
Tempe:Attakkae;Bulu Pabbulu;Campalagi;Laelo;Lapongkoda;Maddukelleng;Mattiro Tappareng;Paddupa;Pattirosompe;Salo Menraleng;Siengkang;Sitampae;Teddaopu;Tempe;Watallipue;Wiring Palenae
# Sulawesi Tengah|WITA
- Kab. Banggai
Balantak;Balantak Selatan;Balantak Utara;Batui;Batui Selatan;Bualemo;Bunta;Kintom;Lamala;Lobu;Luwuk;Luwuk Selatan;Luwuk Timur;Luwuk Utara;Mantoh;Masama;Moilong;Nambo;Nuhon;Pagimana;Simpang Raya;Toili;Toili Barat
- Kab. Banggai Kepulauan
Buko;Buko Selatan;Bulagi;Bulagi Selatan;Bulagi Utara;Liang;Peling Tengah;Tinangkung;Tinangkung Selatan;Tinangkung Utara;Totikum;Totikum Selatan
- Kab. Banggai Laut
Banggai;Banggai Selatan;Banggai Tengah;Banggai Utara;Bangkurung;Bokan Kepulauan;Labobo
- Kab. Buol
Biau;Bokat;Bukal;Bunobogu;Gadung;Karamat;Lakea;Momunu;Paleleh;Paleleh Barat;Tiloan
- Kab. Donggala
Balaesang;Balaesang Tanjung;Banawa;Banawa Selatan;Banawa Tengah;Dampelas;Labuan;Pinembani;Rio Pakava;Sindue;Sindue Tobata;Sindue Tombusabora;Sirenja;Sojol;Sojol Utara;Tanantovea
- Kab. Morowali
Bahodopi;Bumi Raya;Bungku Barat;Bungku Pesisir;Bungku Selatan;Bungku Tengah;Bungku Timur;Menui Kepulauan;Wita Ponda
- Kab. Morowali Utara
Bungku Utara;Lembo;Lembo Raya;Mamosalato;Mori Atas;Mori Utara;Petasia;Petasia Barat;Petasia Timur;Soyo Jaya
- Kota Palu
Mantikulore;Palu Barat;Palu Selatan;Palu Timur;Palu Utara;Tatanga;Tawaeli;Ulujadi
- Kab. Parigi Moutong
Ampibabo;Balinggi;Bolano;Bolano Lambunu;Kasimbar;Mepanga;Moutong;Ongka Malino;Palasa;Parigi;Parigi Barat;Parigi Selatan;Parigi Tengah;Parigi Utara;Sausu;Sidoan;Siniu;Taopa;Tinombo;Tinombo Selatan;Tomini;Toribulu;Torue
- Kab. Poso
Lage;Lore Barat;Lore Piore;Lore Selatan;Lore Tengah;Lore Timur;Lore Utara;Pamona Barat;Pamona Puselemba;Pamona Selatan;Pamona Tenggara;Pamona Timur;Pamona Utara;Poso Kota;Poso Kota Selatan;Poso Kota Utara;Poso Pesisir;Poso Pesisir Selatan;Poso Pesisir Utara
- Kab. Sigi
Dolo;Dolo Barat;Dolo Selatan;Gumbasa;Kinovaro;Kulawi;Kulawi Selatan;Lindu;Marawola;Marawola Barat;Nokilalaki;Palolo;Pipikoro;Sigi Biromaru;Tanambulava
- Kab. Tojo Una Una
Ampana Kota;Ampana Tete;Batudaka;Ratolindo;Talatako;Togean;Tojo;Tojo Barat;Ulubongka;Una Una;Walea Besar;Walea Kepulauan
- Kab. Toli Toli
Baolan;Basidondo;Dako Pemean;Dampal Selatan;Dampal Utara;Dondo;Galang;Lampasio;Ogodeide;Toli-Toli Utara
# Sulawesi Tenggara|WITA
- Kota Bau Bau
Batupoaro;Betoambari;Bungi;Kokalukuna;Lea-Lea;Murhum;Sorawolio;Wolio
- Kab. Bombana
Kabaena;Kabaena Barat;Kabaena Selatan;Kabaena Tengah;Kabaena Timur;Kabaena Utara;Kep. Masaloka Raya;Lantari Jaya;Mata Oleo;Mata Usu;Poleang;Poleang Barat;Poleang Selatan;Poleang Tengah;Poleang Tenggara;Poleang Timur;Poleang Utara;Rarowatu;Rarowatu Utara;Rumbia;Rumbia Tengah;Tontonunu
- Kab. Buton
Kapontori;Lasalimu;Lasalimu Selatan;Pasarwajo;Siotapina;Wabula;Wolowa
- Kab. Buton Selatan
Batauga;Batu Atas;Kadatua;Lapandewa;Sampolawa;Siompu;Siompu Barat
- Kab. Buton Tengah
Gu;Lakudo;Mawasangka;Mawasangka Tengah;Mawasangka Timur;Sangia Wambulu;Talaga Raya
- Kab. Buton Utara
Bonegunu;Kambowa;Kulisusu;Kulisusu Barat;Kulisusu Utara;Wakorumba Utara
- Kota Kendari
Abeli;Baruga;Kadia;Kambu;Kendari;Kendari Barat;Mandonga;Nambo;Poasia;Puuwatu;Wua-Wua
- Kab. Kolaka
Baula;Iwoimendaa;Kolaka;Latambaga;Polinggona;Pomalaa;Samaturu;Tanggetada;Toari;Watubangga;Wolo;Wundulako
- Kab. Kolaka Timur
Aere;Dangia;Ladongi;Lalolae;Lambandia;Loea;Mowewe;Poli Polia;Tinondo;Tirawuta;Ueesi;Uluiwoi
- Kab. Kolaka Utara
Batu Putih;Katoi;Kodeoha;Lambai;Lasusua;Ngapa;Pakue;Pakue Tengah;Pakue Utara;Porehu;Rante Angin;Tiwu;Tolala;Watunohu;Wawo
- Kab. Konawe
Abuki;Amonggedo;Anggaberi;Anggalomoare;Asinua;Besulutu;Bondoala;Kapoiala;Konawe;Lalonggasumeeto;Lambuya;Latoma;Meluhu;Morosi;Onembute;Padangguni;Pondidaha;Puriala;Routa;Sampara;Soropia;Tongauna;Tongauna Utara;Uepai;Unaaha;Wawotobi;Wonggeduku;Wonggeduku Barat
- Kab. Konawe Kepulauan
Wawonii Barat;Wawonii Selatan;Wawonii Tengah;Wawonii Tenggara;Wawonii Timur;Wawonii Timur Laut;Wawonii Utara
- Kab. Konawe Selatan
Andoolo;Andoolo Barat;Angata;Baito;Basala;Benua;Buke;Kolono;Kolono Timur;Konda;Laeya;Lainea;Lalembuu;Landono;Laonti;Moramo;Moramo Utara;Mowila;Palangga;Palangga Selatan;Ranomeeto;Ranomeeto Barat;Sabulakoa;Tinanggea;Wolasi
- Kab. Konawe Utara
Andowia;Asera;Landawe;Langgikima;Lasolo;Lasolo Kepulauan;Lembo;Molawe;Motui;Oheo;Sawa;Wawolesea;Wiwirano
- Kab. Muna
Batalaiworu;Batukara;Bone;Duruka;Kabangka;Kabawo;Katobu;Kontu Kowuna;Kontunaga;Lasalepa;Lohia;Maligano;Marobo;Napabalano;Parigi;Pasi Kolaga;Pasir Putih;Tongkuno;Tongkuno Selatan;Towea;Wakorumba Selatan;Watopute
- Kab. Muna Barat
Barangka;Kusambi;Lawa;Maginti;Napano Kusambi;Sawerigadi;Tiworo Kepulauan;Tiworo Selatan;Tiworo Tengah;Tiworo Utara;Wadaga
- Kab. Wakatobi
Binongko;Kaledupa;Kaledupa Selatan;Togo Binongko;Tomia;Tomia Timur;Wangi Wangi Selatan;Wangi-Wangi
# Sulawesi Utara|WITA
- Kota Bitung
Aertembaga;Girian;Lembeh Selatan;Lembeh Utara;Madidir;Maesa;Matuari;Ranowulu
- Kab. Bolaang Mongondow
Bilalang;Bolaang;Bolaang Timur;Dumoga;Dumoga Barat;Dumoga Tengah;Dumoga Tenggara;Dumoga Timur;Dumoga Utara;Lolak;Lolayan;Passi Barat;Passi Timur;Poigar;Sang Tombolang
- Kab. Bolaang Mongondow Selatan
Bolaang Uki;Helumo;Pinolosian;Pinolosian Tengah;Pinolosian Timur;Posigadan;Tomini
- Kab. Bolaang Mongondow Timur
Kotabunan;Modayag;Modayag Barat;Mooat;Motongkad;Nuangan;Tutuyan
- Kab. Bolaang Mongondow Utara
Bintauna;Bolangitang Barat;Bolangitang Timur;Kaidipang;Pinogaluman;Sangkub
- Kab. Kepulauan Sangihe
Kendahe;Kepulauan Marore;Manganitu;Manganitu Selatan;Nusa Tabukan;Tabukan Selatan;Tabukan Selatan Tengah;Tabukan Selatan Tenggara;Tabukan Tengah;Tabukan Utara;Tahuna;Tahuna Barat;Tahuna Timur;Tamako;Tatoareng
- Kab. Kepulauan Siau Tagulandang Biaro
Biaro;Siau Barat;Siau Barat Selatan;Siau Barat Utara;Siau Tengah;Siau Timur;Siau Timur Selatan;Tagulandang;Tagulandang Selatan;Tagulandang Utara
- Kab. Kepulauan Talaud
Beo;Beo Selatan;Beo Utara;Damau;Essang;Essang Selatan;Gemeh;Kabaruan;Kalongan;Lirung;Melonguane;Melonguane Timur;Miangas;Moronge;Nanusa;Pulutan;Rainis;Salibabu;Tampan' Amma
- Kota Kotamobagu
Kotamobagu Barat;Kotamobagu Selatan;Kotamobagu Timur;Kotamobagu Utara
- Kota Manado
Bunaken;Bunaken Kepulauan;Malalayang;Mapanget;Paal Dua;Sario;Singkil;Tikala;Tuminting;Wanea;Wenang
- Kab. Minahasa
Eris;Kakas;Kakas Barat;Kawangkoan;Kawangkoan Barat;Kawangkoan Utara;Kombi;Langowan Barat;Langowan Selatan;Langowan Timur;Langowan Utara;Lembean Timur;Mandolang;Pineleng;Remboken;Sonder;Tombariri;Tombariri Timur;Tombulu;Tompaso;Tompaso Barat;Tondano Barat;Tondano Selatan;Tondano Timur;Tondano Utara
- Kab. Minahasa Selatan
Amurang;Amurang Barat;Amurang Timur;Kumelembuai;Maesaan;Modoinding;Motoling;Motoling Barat;Motoling Timur;Ranoyapo;Sinonsayang;Suluun Tareran;Tareran;Tatapaan;Tenga;Tompaso Baru;Tumpaan
- Kab. Minahasa Tenggara
Belang;Pasan;Pusomaen;Ratahan;Ratahan Timur;Ratatotok;Silian Raya;Tombatu;Tombatu Timur;Tombatu Utara;Touluaan;Touluaan Selatan
- Kab. Minahasa Utara
Airmadidi;Dimembe;Kalawat;Kauditan;Kema;Likupang Barat;Likupang Selatan;Likupang Timur;Talawaan;Wori
- Kota Tomohon
Tomohon Barat;Tomohon Selatan;Tomohon Tengah;Tomohon Timur;Tomohon Utara
# Sumatera Barat|WIB
- Kab. Agam
Ampek Angkek;Ampek Nagari;Banuhampu;Baso;Candung;IV Koto;Kamang Magek;Lubuk Basung;Malalak;Matur;Palembayan;Palupuh;Sungai Pua;Tanjung Mutiara;Tanjung Raya;Tilatang Kamang
- Kota Bukittinggi
Aur Birugo Tigo Baleh;Guguak Panjang;Mandiangin Koto Selayan
- Kab. Dharmasraya
Asam Jujuhan;Koto Baru;Koto Besar;Koto Salak;Padang Laweh;Pulau Punjung;Sembilan Koto;Sitiung;Sungai Rumbai;Timpeh;Tiumang
- Kab. Kepulauan Mentawai
Pagai Selatan;Pagai Utara;Siberut Barat;Siberut Barat Daya;Siberut Selatan;Siberut Tengah;Siberut Utara;Sikakap;Sipora Selatan;Sipora Utara
- Kab. Lima Puluh Kota
Akabiluru;Bukik Barisan;Guguak;Gunuang Omeh;Harau;Kapur IX;Lareh Sago Halaban;Luak;Mungka;Pangkalan Koto Baru;Payakumbuh;Situjuah Limo Nagari;Suliki
- Kota Padang
Bungus Teluk Kabung;Koto Tangah;Kuranji;Lubuk Begalung;Lubuk Kilangan;Nanggalo;Padang Barat;Padang Selatan;Padang Timur;Padang Utara;Pauh
- Kota Padang Panjang
Padang Panjang Barat;Padang Panjang Timur
- Kab. Padang Pariaman
2 x 11 Enam Lingkuang;2 x 11 Kayu Tanam;Batang Anai;Batang Gasan;Enam Lingkung;IV Koto Aur Malintang;Lubuk Alung;Nan Sabaris;Padang Sago;Patamuan;Sintuak Toboh Gadang;Sungai Garingging;Sungai Limau;Ulakan Tapakih;V Koto Kampung Dalam;V Koto Timur;VII Koto Sungai Sarik
- Kota Pariaman
Pariaman Selatan;Pariaman Tengah;Pariaman Timur;Pariaman Utara
- Kab. Pasaman
Bonjol;Duo Koto;Lubuk Sikaping;Mapat Tunggul;Mapat Tunggul Selatan;Padang Gelugur;Panti;Rao;Rao Selatan;Rao Utara;Simpang Alahan Mati;Tigo Nagari
- Kab. Pasaman Barat
Gunung Tuleh;Kinali;Koto Balingka;Lembah Melintang;Luhak Nan Duo;Pasaman;Ranah Batahan;Sasak Ranah Pasisie;Sungai Aur;Sungai Beremas;Talamau
- Kota Payakumbuh
Lamposi Tigo Nagori;Payakumbuh Barat;Payakumbuh Selatan;Payakumbuh Timur;Payakumbuh Utara
- Kab. Pesisir Selatan
Airpura;Basa Ampek Balai Tapan;Batang Kapas;Bayang;IV Jurai;IV Nagari Bayang Utara;Koto XI Tarusan;Lengayang;Linggo Sari Baganti;Lunang;Pancung Soal;Ranah Ampek Hulu Tapan;Ranah Pesisir;Silaut;Sutera
- Kota Sawahlunto
Barangin;Lembah Segar;Silungkang;Talawi
- Kab. Sijunjung
IV Nagari;Kamang Baru;Koto VII;Kupitan;Lubuak Tarok;Sijunjung;Sumpur Kudus;Tanjung Gadang
- Kab. Solok
Bukit Sundi;Danau Kembar;Gunung Talang;Hiliran Gumanti;IX Koto Sungai Lasi;Junjung Sirih;Kubung;Lembah Gumanti;Lembang Jaya;Pantai Cermin;Payung Sekaki;Tigo Lurah;X Koto Diatas;X Koto Singkarak
- Kota Solok
Lubuk Sikarah;Tanjung Harapan
- Kab. Solok Selatan
Koto Parik Gadang Diateh;Pauh Duo;Sangir;Sangir Balai Janggo;Sangir Batang Hari;Sangir Jujuan;Sungai Pagu
- Kab. Tanah Datar
Batipuah Selatan;Batipuh;Lima Kaum;Lintau Buo;Lintau Buo Utara;Padang Ganting;Pariangan;Rambatan;Salimpaung;Sungai Tarab;Sungayang;Tanjuang Baru;Tanjung Emas;X Koto
# Sumatera Selatan|WIB
- Kab. Banyuasin
Air Kumbang;Air Salek;Banyuasin I;Banyuasin II;Banyuasin III;Betung;Karang Agung Ilir;Makarti Jaya;Muara Padang;Muara Sugihan;Muara Telang;Pulau Rimau;Rambutan;Rantau Bayur;Selat Penuguan;Sembawa;Suak Tapeh;Sumber Marga Telang;Talang Kelapa;Tanjung Lago;Tungkal Ilir
- Kab. Empat Lawang
Lintang Kanan;Muara Pinang;Pasemah Air Keruh;Pendopo;Pendopo Barat;Saling;Sikap Dalam;Talang Padang;Tebing Tinggi;Ulu Musi
- Kab. Lahat
Gumay Talang;Gumay Ulu;Jarai;Kikim Barat;Kikim Selatan;Kikim Tengah;Kikim Timur;Kota Agung;Lahat;Lahat Selatan;Merapi Barat;Merapi Selatan;Merapi Timur;Muarapayang;Mulak Sebingkai;Mulak Ulu;Pagar Gunung;Pajar Bulan;Pseksu;Pulaupinang;Sukamerindu;Tanjung Sakti Pumi;Tanjungsakti Pumu;Tanjungtebat
- Kota Lubuk Linggau
Lubuk Linggau Barat I;Lubuk Linggau Barat II;Lubuk Linggau Selatan I;Lubuk Linggau Selatan II;Lubuk Linggau Timur I;Lubuk Linggau Timur II;Lubuk Linggau Utara I;Lubuk Linggau Utara II
- Kab. Muara Enim
Belida Darat;Belimbing;Benakat;Empat Petulai Dangku;Gelumbang;Gunung Megang;Kelekar;Lawang Kidul;Lembak;Lubai;Lubai Ulu;Muara Belida;Muara Enim;Panang Enim;Rambang;Rambang Niru;Semende Darat Laut;Semende Darat Tengah;Semende Darat Ulu;Sungai Rotan;Tanjung Agung;Ujan Mas
- Kab. Musi Banyuasin
Babat Supat;Babat Toman;Batang Hari Leko;Bayung Lencir;Jirak Jaya;Keluang;Lais;Lalan;Lawang Wetan;Plakat Tinggi;Sanga Desa;Sekayu;Sungai Keruh;Sungai Lilin;Tungkal Jaya
- Kab. Musi Rawas
BTS. Ulu;Jayaloka;Megang Sakti;Muara Beliti;Muara Kelingi;Muara Lakitan;Purwodadi;STL Ulu Terawas;Selangit;Suka Karya;Sumber Harta;Tiang Pumpung Kepungut;Tuah Negeri;Tugumulyo
- Kab. Musi Rawas Utara
Karang Dapo;Karang Jaya;Nibung;Rawas Ilir;Rawas Ulu;Rupit;Ulu Rawas
- Kab. Ogan Ilir
Indralaya;Indralaya Selatan;Indralaya Utara;Kandis;Lubuk Keliat;Muara Kuang;Payaraman;Pemulutan;Pemulutan Barat;Pemulutan Selatan;Rambang Kuang;Rantau Alai;Rantau Panjang;Sungai Pinang;Tanjung Batu;Tanjung Raja
- Kab. Ogan Komering Ilir
Air Sugihan;Cengal;Jejawi;Kayu Agung;Lempuing;Lempuing Jaya;Mesuji;Mesuji Makmur;Mesuji Raya;Pampangan;Pangkalan Lampam;Pedamaran;Pedamaran Timur;Sirah Pulau Padang;Sungai Menang;Tanjung Lubuk;Teluk Gelam;Tulung Selapan
- Kab. Ogan Komering Ulu
Baturaja Barat;Baturaja Timur;Kedaton Peninjauan Raya;Lengkiti;Lubuk Batang;Lubuk Raja;Muara Jaya;Pengandonan;Peninjauan;Semidang Aji;Sinar Peninjauan;Sosoh Buay Rayap;Ulu Ogan
- Kab. Ogan Komering Ulu Selatan
Banding Agung;Buana Pemaca;Buay Pemaca;Buay Pematang Ribu Ranau Tengah;Buay Rawan;Buay Runjung;Buay Sandang Aji;Kisam Ilir;Kisam Tinggi;Mekakau Ilir;Muara Dua;Muara Dua Kisam;Pulau Beringin;Runjung Agung;Simpang;Sindang Danau;Sungai Are;Tiga Dihaji;Warkuk Ranau Selatan
- Kab. Ogan Komering Ulu Timur
Belitang;Belitang II;Belitang III;Belitang Jaya;Belitang Madang Raya;Belitang Mulya;Buay Madang;Buay Madang Timur;Buay Pemuka Bangsa Raja;Buay Pemuka Peliung;Bunga Mayang;Cempaka;Jayapura;Madang Suku I;Madang Suku II;Madang Suku III;Martapura;Semendawai Barat;Semendawai Suku III;Semendawai Timur
- Kota Pagar Alam
Dempo Selatan;Dempo Tengah;Dempo Utara;Pagar Alam Selatan;Pagar Alam Utara
- Kota Palembang
Alang-alang Lebar;Bukitkecil;Gandus;Ilir Barat Dua;Ilir Barat Satu;Ilir Timur Dua;Ilir Timur Satu;Ilir Timur Tiga;Jakabaring;Kalidoni;Kemuning;Kertapati;Plaju;Sako;Seberang Ulu Dua;Seberang Ulu Satu;Sematangborang;Sukarami
- Kab. Penukal Abab Lematang Ilir
Abab;Penukal;Penukal Utara;Talang Ubi;Tanah Abang
- Kota Prabumulih
Cambai;Prabumulih Barat;Prabumulih Selatan;Prabumulih Timur;Prabumulih Utara;Rambang Kapak Tengah
# Sumatera Utara|WIB
- Kab. Asahan
Aek Kuasan;Aek Ledong;Aek Songsongan;Air Batu;Air Joman;Bandar Pasir Mandoge;Bandar Pulau;Buntu Pane;Kota Kisaran Barat;Kota Kisaran Timur;Meranti;Pulau Rakyat;Pulo Bandring;Rahuning;Rawang Panca Arga;Sei Dadap;Sei Kepayang;Sei Kepayang Barat;Sei Kepayang Timur;Setia Janji;Silau Laut;Simpang Empat;Tanjung Balai;Teluk Dalam;Tinggi Raja
- Kab. Batu Bara
Air Putih;Datuk Lima Puluh;Datuk Tanah Datar;Laut Tador;Lima Puluh;Lima Puluh Pesisir;Medang Deras;Nibung Hangus;Sei Balai;Sei Suka;Talawi;Tanjung Tiram
- Kota Binjai
Binjai Barat;Binjai Kota;Binjai Selatan;Binjai Timur;Binjai Utara
- Kab. Dairi
Berampu;Gunung Sitember;Lae Parira;Parbuluan;Pegagan Hilir;Sidikalang;Siempat Nempu;Siempat Nempu Hilir;Siempat Nempu Hulu;Silahisabungan;Silima Pungga Pungga;Sitinjo;Sumbul;Tanah Pinem;Tigalingga
- Kab. Deli Serdang
Bangun Purba;Batang Kuis;Beringin;Biru-Biru;Deli Tua;Galang;Gunung Meriah;Hamparan Perak;Kutalimbaru;Labuhan Deli;Lubuk Pakam;Namo Rambe;Pagar Merbau;Pancur Batu;Pantai Labu;Patumbak;Percut Sei Tuan;STM Hilir;STM Hulu;Sibolangit;Sunggal;Tanjung Morawa
- Kota Gunungsitoli
Gunungsitoli;Gunungsitoli Alo'oa;Gunungsitoli Barat;Gunungsitoli Idanoi;Gunungsitoli Selatan;Gunungsitoli Utara
- Kab. Humbang Hasundutan
Baktiraja;Dolok Sanggul;Lintong Nihuta;Onan Ganjang;Pakkat;Paranginan;Parlilitan;Pollung;Sijamapolang;Tarabintang
- Kab. Karo
Barusjahe;Berastagi;Dolat Rayat;Juhar;Kabanjahe;Kutabuluh;Laubaleng;Mardingding;Merdeka;Merek;Munte;Naman Teran;Payung;Simpang Empat;Tigabinanga;Tiganderket;Tigapanah
- Kab. Labuhanbatu
Bilah Barat;Bilah Hilir;Bilah Hulu;Panai Hilir;Panai Hulu;Panai Tengah;Pangkatan;Rantau Selatan;Rantau Utara
- Kab. Labuhanbatu Selatan
Kampung Rakyat;Kotapinang;Silangkitang;Sungai Kanan;Torgamba
- Kab. Labuhanbatu Utara
Aek Kuo;Aek Natas;Kualuh Hilir;Kualuh Hulu;Kualuh Leidong;Kualuh Selatan;Marbau;Na IX - X
- Kab. Langkat
Babalan;Bahorok;Batang Serangan;Berandan Barat;Besitang;Binjai;Gebang;Hinai;Kuala;Kutambaru;Padang Tualang;Pangkalan Susu;Pematang Jaya;Salapian;Sawit Seberang;Secanggang;Sei Bingai;Sei Lepan;Selesai;Sirapit;Stabat;Tanjung Pura;Wampu
- Kab. Mandailing Natal
Batahan;Batang Natal;Bukit Malintang;Huta Bargot;Kotanopan;Lembah Sorik Marapi;Lingga Bayu;Muara Batang Gadis;Muara Sipongi;Naga Juang;Natal;Pakantan;Panyabungan;Panyabungan Barat;Panyabungan Selatan;Panyabungan Timur;Panyabungan Utara;Puncak Sorik Marapi;Ranto Baek;Siabu;Sinunukan;Tambangan;Ulu Pungkut
- Kota Medan
Medan Amplas;Medan Area;Medan Barat;Medan Baru;Medan Belawan;Medan Deli;Medan Denai;Medan Helvetia;Medan Johor;Medan Kota;Medan Labuhan;Medan Maimun;Medan Marelan;Medan Perjuangan;Medan Petisah;Medan Polonia;Medan Selayang;Medan Sunggal;Medan Tembung;Medan Timur;Medan Tuntungan
- Kab. Nias
Bawolato;Botomuzoi;Gido;Hiliduho;Hiliserangkai;Idanogawo;Ma'u;Sogae'adu;Somolo-molo;Ulugawo
- Kab. Nias Barat
Lahomi;Lolofitu Moi;Mandrehe;Mandrehe Barat;Mandrehe Utara;Moro'o;Sirombu;Ulu Moro'o
- Kab. Nias Selatan
Amandraya;Aramo;Boronadu;Fanayama;Gomo;Hibala;Hilimegai;Hilisalawa'ahe;Huruna;Idanotae;Lahusa;Lolomatua;Lolowau;Luahagundre Maniamolo;Maniamolo;Mazino;Mazo;O'o'u;Onohazumba;Onolalu;Pulau-Pulau Batu;Pulau-Pulau Batu Barat;Pulau-Pulau Batu Timur;Pulau-Pulau Batu Utara;Sidua'ori;Simuk;Somambawa;Susua;Tanah Masa;Teluk Dalam;Toma;Ulu Idanotae;Ulunoyo;Ulususua;Umbunasi
- Kab. Nias Utara
Afulu;Alasa;Alasa Talumuzoi;Lahewa;Lahewa Timur;Lotu;Namohalu Esiwa;Sawo;Sitolu Ori;Tugala Oyo;Tuhemberua
- Kab. Padang Lawas
Aek Nabara Barumun;Barumun;Barumun Barat;Barumun Baru;Barumun Selatan;Barumun Tengah;Batang Lubu Sutam;Huristak;Hutaraja Tinggi;Lubuk Barumun;Sihapas Barumun;Sosa;Sosa Julu;Sosa Timur;Sosopan;Ulu Barumun;Ulu Sosa
- Kab. Padang Lawas Utara
Batang Onang;Dolok;Dolok Sigompulon;Halongonan;Halongonan Timur;Hulu Sihapas;Padang Bolak;Padang Bolak Julu;Padang Bolak Tenggara;Portibi;Simangambat;Ujung Batu
- Kota Padang Sidempuan
Padangsidimpuan Angkola Julu;Padangsidimpuan Batunadua;Padangsidimpuan Hutaimbaru;Padangsidimpuan Selatan;Padangsidimpuan Tenggara;Padangsidimpuan Utara
- Kab. Pakpak Bharat
Kerajaan;Pagindar;Pergetteng Getteng Sengkut;Salak;Siempat Rube;Sitelu Tali Urang Jehe;Sitelu Tali Urang Julu;Tinada
- Kota Pematangsiantar
Siantar Barat;Siantar Marihat;Siantar Marimbun;Siantar Martoba;Siantar Selatan;Siantar Sitalasari;Siantar Timur;Siantar Utara
- Kab. Samosir
Harian;Nainggolan;Onan Runggu;Palipi;Pangururan;Ronggur Nihuta;Sianjar Mula Mula;Simanindo;Sitio-tio
- Kab. Serdang Bedagai
Bandar Khalipah;Bintang Bayu;Dolok Masihul;Dolok Merawan;Kotarih;Pantai Cermin;Pegajahan;Perbaungan;Sei Bamban;Sei Rampah;Serba Jadi;Silinda;Sipispis;Tanjung Beringin;Tebing Syahbandar;Tebing Tinggi;Teluk Mengkudu
- Kota Sibolga
Sibolga Kota;Sibolga Sambas;Sibolga Selatan;Sibolga Utara
- Kab. Simalungun
Bandar;Bandar Huluan;Bandar Masilam;Bosar Maligas;Dolog Masagal;Dolok Batu Nanggar;Dolok Panribuan;Dolok Pardamean;Dolok Silou;Girsang Sipangan Bolon;Gunung Malela;Gunung Maligas;Haranggaol Horisan;Hatonduhan;Huta Bayu Raja;Jawa Maraja Bah Jambi;Jorlang Hataran;Pamatang Sidamanik;Pamatang Silima Huta;Panei;Panombeian Panei;Pematang Bandar;Purba;Raya;Raya Kahean;Siantar;Sidamanik;Silimakuta;Silou Kahean;Tanah Jawa;Tapian Dolok;Ujung Padang
- Kota Tanjung Balai
Datuk Bandar;Datuk Bandar Timur;Sei Tualang Raso;Tanjungbalai Selatan;Tanjungbalai Utara;Teluk Nibung
- Kab. Tapanuli Selatan
Aek Bilah;Angkola Barat;Angkola Muara Tais;Angkola Sangkunur;Angkola Selatan;Angkola Timur;Arse;Batang Angkola;Batang Toru;Marancar;Muara Batang Toru;Saipar Dolok Hole;Sayur Matinggi;Sipirok;Tano Tombangan Angkola
- Kab. Tapanuli Tengah
Andam Dewi;Badiri;Barus;Barus Utara;Kolang;Lumut;Manduamas;Pandan;Pasaribu Tobing;Pinangsori;Sarudik;Sibabangun;Sirandorung;Sitahuis;Sorkam;Sorkam Barat;Sosorgadong;Suka Bangun;Tapian Nauli;Tukka
- Kab. Tapanuli Utara
Adian Koting;Garoga;Muara;Pagaran;Pahae Jae;Pahae Julu;Pangaribuan;Parmonangan;Purba Tua;Siatas Barita;Siborong-Borong;Simangumban;Sipahutar;Sipoholon;Tarutung
- Kota Tebing Tinggi
Bajenis;Padang Hilir;Padang Hulu;Rambutan;Tebing Tinggi Kota
- Kab. Toba
Ajibata;Balige;Bonatua Lunasi;Borbor;Habinsaran;Laguboti;Lumban Julu;Nassau;Parmaksian;Pintu Pohan Meranti;Porsea;Siantar Narumonda;Sigumpar;Silaen;Tampahan;Uluan
`
