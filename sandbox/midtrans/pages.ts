/** Pages for people: pay, expire, deny or reverse any transaction with a thumb. Plain HTML, no script. */
import { wibText } from './clock.ts'
import type { Simulator } from './simulator.ts'
import { allows, type Action, type Transaction } from './transaction.ts'

const STATUS_TEXT: Record<Transaction['status'], string> = {
  pending: 'Menunggu pembayaran',
  authorize: 'Otorisasi',
  capture: 'Ditangkap',
  settlement: 'Lunas',
  deny: 'Ditolak',
  cancel: 'Dibatalkan',
  expire: 'Kedaluwarsa',
  refund: 'Dikembalikan',
  partial_refund: 'Dikembalikan sebagian',
}
const BUTTONS: { action: Action; label: string; hint: string; style: string }[] = [
  { action: 'pay', label: 'Bayar', hint: 'Pay', style: 'primary' },
  { action: 'expire', label: 'Kedaluwarsa', hint: 'Expire', style: '' },
  { action: 'deny', label: 'Tolak', hint: 'Deny', style: 'danger' },
  { action: 'reverse', label: 'Balikkan', hint: 'Bank reverses the settlement', style: 'danger' },
]
export const PAGE_ACTIONS = new Set<string>(BUTTONS.map((button) => button.action))
const CHANNEL_TEXT: Record<string, string> = {
  bank_transfer: 'Virtual Account',
  echannel: 'Mandiri Bill',
  qris: 'QRIS',
  gopay: 'GoPay',
  shopeepay: 'ShopeePay',
  cstore: 'Gerai',
  credit_card: 'Kartu',
}

export function indexPage(simulator: Simulator): string {
  const all = simulator.store.all()
  const open = all.filter((transaction) => transaction.status === 'pending')
  const rest = all.filter((transaction) => transaction.status !== 'pending').slice(0, 25)
  return page(
    'Simulator pembayaran',
    `
    <p>Tidak ada uang sungguhan di sini. <span lang="en">No real money moves here.</span></p>
    <h2>Belum dibayar <span class="count">${open.length}</span></h2>
    ${open.length === 0 ? '<p class="empty">Belum ada transaksi. Buat booking di aplikasi, lalu muat ulang halaman ini.</p>' : `<ul>${open.map((t) => card(t, true)).join('')}</ul>`}
    <p><a class="button" href="/">Muat ulang</a></p>
    ${rest.length === 0 ? '' : `<h2>Selesai</h2><ul>${rest.map((t) => card(t, true)).join('')}</ul>`}`,
  )
}

export function payPage(transaction: Transaction): string {
  const back = transaction.callbackUrl ? `<p><a class="button" href="${escape(transaction.callbackUrl)}">Kembali ke aplikasi</a></p>` : ''
  return page(
    `${rupiah(transaction.amount)} · ${STATUS_TEXT[transaction.status]}`,
    `
    <ul>${card(transaction, false)}</ul>${back}<p><a href="/">Semua transaksi</a></p>`,
  )
}

export function notFoundPage(): string {
  return page(
    'Transaksi tidak ditemukan',
    '<p>Transaksi ini tidak ada di simulator. <span lang="en">Unknown transaction.</span></p><p><a class="button" href="/">Semua transaksi</a></p>',
  )
}

function card(transaction: Transaction, linked: boolean): string {
  const channel = CHANNEL_TEXT[transaction.paymentType] ?? transaction.paymentType
  const bank = transaction.paymentType === 'bank_transfer' ? ` ${transaction.channel.toUpperCase()}` : ''
  const title = `${escape(channel)}${escape(bank)}`
  const buttons = BUTTONS.filter(({ action }) => allows(transaction, action))
  return `<li class="card">
    <div class="top"><strong>${rupiah(transaction.amount)}</strong><span class="status ${transaction.status}">${STATUS_TEXT[transaction.status]}</span></div>
    <p class="what">${linked ? `<a href="/pay/${transaction.transactionId}">${title}</a>` : title}${transaction.customerName ? ` · ${escape(transaction.customerName)}` : ''}</p>
    <dl>${facts(transaction)
      .map(([name, value]) => `<div><dt>${name}</dt><dd>${escape(value)}</dd></div>`)
      .join('')}</dl>
    ${!linked && transaction.details.qr_string ? `<img src="/v2/qris/${transaction.transactionId}/qr-code" width="220" height="220" alt="Kode QR simulasi">` : ''}
    ${
      buttons.length === 0
        ? ''
        : `<div class="buttons">${buttons
            .map(
              ({ action, label, hint, style }) =>
                `<form method="post" action="/transactions/${transaction.transactionId}/${action}"><input type="hidden" name="back" value="${linked ? '/' : `/pay/${transaction.transactionId}`}"><button class="${style}" title="${hint}" aria-label="${label} ${rupiah(transaction.amount)}, ${title}">${label}</button></form>`,
            )
            .join('')}</div>`
    }
  </li>`
}

function facts(transaction: Transaction): [string, string][] {
  const rows: [string, string][] = [['Pesanan', transaction.orderId]]
  const { va_numbers, permata_va_number, bill_key, biller_code } = transaction.details
  const va = Array.isArray(va_numbers) ? (va_numbers[0] as { va_number?: string } | undefined)?.va_number : permata_va_number
  if (typeof va === 'string') rows.push(['Nomor VA', va])
  if (bill_key) rows.push(['Kode bayar', `${String(biller_code)} / ${String(bill_key)}`])
  if (transaction.itemNames.length > 0) rows.push(['Untuk', transaction.itemNames.join(', ')])
  rows.push([
    transaction.status === 'pending' ? 'Bayar sebelum' : 'Dibuat',
    `${wibText(transaction.status === 'pending' ? transaction.expiresAt : transaction.createdAt)} WIB`,
  ])
  return rows
}

function rupiah(amount: number): string {
  return `Rp ${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')}`
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}

const STYLE = `
:root{color-scheme:light dark;--bg:light-dark(#f4f7f6,#101715);--card:light-dark(#fff,#1a2422);--ink:light-dark(#13211f,#e8f0ee);--soft:light-dark(#4c5f5b,#a9bab6);--line:light-dark(#d5dfdc,#32413d);--brand:light-dark(#0b6560,#5fd0c5);--on:light-dark(#fff,#06211f);--bad:light-dark(#a5271c,#ff9c90)}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
.flag{background:#ffd166;color:#3a2a00;text-align:center;padding:8px 16px;font-weight:700;letter-spacing:.08em}
main{max-width:560px;margin:0 auto;padding:16px}h1{font-size:1.35rem;line-height:1.25;margin:12px 0}h2{font-size:1.05rem;margin:24px 0 8px}
.count{background:var(--brand);color:var(--on);border-radius:99px;padding:2px 10px;font-size:.85rem}.empty,.what,dt,footer{color:var(--soft)}
ul{list-style:none;margin:0;padding:0;display:grid;gap:12px}.card{background:var(--card);border:1px solid var(--line);border-radius:16px;padding:16px}
.top{display:flex;justify-content:space-between;gap:8px;align-items:center;flex-wrap:wrap}.top strong{font-size:1.25rem;font-variant-numeric:tabular-nums}
.status{font-size:.85rem;border:1px solid currentColor;border-radius:99px;padding:2px 10px}.settlement{color:var(--brand)}.deny,.expire,.cancel{color:var(--bad)}
.what{margin:4px 0 8px}dl{margin:0;font-size:.9rem}dl div{display:flex;gap:8px;justify-content:space-between}dd{margin:0;text-align:right;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
img{display:block;margin:12px auto;background:#fff;border-radius:8px;max-width:100%}
.buttons{display:flex;flex-wrap:wrap;gap:8px;margin-top:12px}form{flex:1 1 auto;display:flex}
button,.button{flex:1;min-height:48px;padding:10px 16px;border-radius:12px;border:1px solid var(--line);background:transparent;color:var(--ink);font:600 1rem/1.2 inherit;font-family:inherit;cursor:pointer;text-decoration:none;display:inline-flex;align-items:center;justify-content:center}
button.primary{background:var(--brand);border-color:var(--brand);color:var(--on)}button.danger{color:var(--bad);border-color:currentColor}
a{color:var(--brand)}:focus-visible{outline:3px solid var(--brand);outline-offset:2px}footer{font-size:.85rem;margin:32px 0 16px}`

function page(title: string, content: string): string {
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>SIMULASI · ${escape(title)}</title><style>${STYLE}</style></head><body><header class="flag">SIMULASI</header><main><h1>${escape(title)}</h1>${content}
<footer>Simulator Midtrans lokal untuk Fisioku. Jangan bayar nomor atau QR ini dengan aplikasi sungguhan.</footer></main></body></html>`
}
