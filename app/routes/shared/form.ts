/** Text of a form field; a missing field and an uploaded file count as empty. */
export function field(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** The same without surrounding and doubled spaces, and without invisible control characters. */
export function line(form: FormData, name: string): string {
  return field(form, name)
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Control characters mean nothing here and PostgreSQL refuses some; line breaks and tabs stay. */
export function readable(typed: string): string {
  return typed.toWellFormed().replaceAll(/(?![\n\r\t])\p{Cc}/gu, '')
}

/** A form's fields as strings; files count as missing. */
export async function formFields(request: Request): Promise<Record<string, string>> {
  const form = await request.formData()
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, readable(value)]] : [])))
}

/** `350.000`, `Rp 350.000` and `350000` are the same rupiah; null when it is no whole amount above zero. */
export function parseRupiah(typed: string | undefined): bigint | null {
  const digits = (typed ?? '')
    .trim()
    .replace(/^Rp\.?\s*/i, '')
    .replaceAll(/[.\s]/g, '')
  if (!/^\d{1,12}$/.test(digits)) return null
  const amount = BigInt(digits)
  return amount > 0n ? amount : null
}
