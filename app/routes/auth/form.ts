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
