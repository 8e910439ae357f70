import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../i18n/use-t.tsx'
import { Button } from './button.tsx'

/** Copies `value`; `label` names it for screen readers ("Salin nomor VA"). */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const t = useT()
  const [copied, setCopied] = useState(false)
  async function copy() {
    try {
      await navigator.clipboard.writeText(value)
    } catch {
      fallback(value)
    }
    setCopied(true)
    setTimeout(() => setCopied(false), 2_000)
  }
  return (
    <Button
      variant="secondary"
      size="sm"
      aria-label={copied ? t('common.copied') : label}
      onClick={copy}
      icon={copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
    >
      <span aria-live="polite">{copied ? t('common.copied') : t('common.copy')}</span>
    </Button>
  )
}

/** For browsers and plain-http pages without the clipboard API. */
function fallback(value: string) {
  const area = document.createElement('textarea')
  area.value = value
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}
