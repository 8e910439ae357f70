import { Search } from 'lucide-react'
import {
  useEffect,
  useId,
  useRef,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react'
import { FieldError } from './field-error.tsx'
import { useT } from '../i18n/use-t.tsx'
import { cx } from './cx.ts'

export type FieldErrors = Record<string, string | undefined>

type FieldProps = { label: ReactNode; hint?: ReactNode; error?: string; optional?: boolean; name: string }
const box = 'w-full min-h-12 rounded-md border bg-surface px-3.5 py-2.5 text-base text-ink placeholder:text-muted/80'

type Wiring = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

function Labelled({ label, hint, error, optional, name, children }: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const t = useT()
  const base = useId()
  // The error summary links to fields by this id.
  const id = `${base}-${name}`
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
        {optional && <span className="ml-1.5 font-normal text-muted">({t('common.optional')})</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}

const edge = (error?: string) => (error ? 'border-negative border-2' : 'border-line-strong')

type TextProps = FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'name'> & { prefix?: ReactNode; suffix?: ReactNode }

/** One-line input with label, hint and error wired for screen readers. */
export function Field({ label, hint, error, optional, name, prefix, suffix, className, ...rest }: TextProps) {
  return (
    <Labelled {...{ label, hint, error, optional, name }}>
      {(wiring) => (
        <div className="relative flex items-center">
          {prefix && <span className="pointer-events-none absolute left-3.5 text-muted">{prefix}</span>}
          <input
            {...rest}
            {...wiring}
            name={name}
            required={rest.required ?? undefined}
            className={cx(box, edge(error), !!prefix && 'pl-11', !!suffix && 'pr-12', className)}
          />
          {suffix && <span className="absolute right-0.5">{suffix}</span>}
        </div>
      )}
    </Labelled>
  )
}

type SelectProps = FieldProps & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'name'>

export function Select({ label, hint, error, optional, name, className, children, ...rest }: SelectProps) {
  return (
    <Labelled {...{ label, hint, error, optional, name }}>
      {(wiring) => (
        <select {...rest} {...wiring} name={name} className={cx(box, edge(error), className)}>
          {children}
        </select>
      )}
    </Labelled>
  )
}

type AreaProps = FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name'>

export function TextArea({ label, hint, error, optional, name, className, rows = 3, ...rest }: AreaProps) {
  return (
    <Labelled {...{ label, hint, error, optional, name }}>
      {(wiring) => <textarea {...rest} {...wiring} rows={rows} name={name} className={cx(box, edge(error), className)} />}
    </Labelled>
  )
}

export function SearchField({ label, ...rest }: InputHTMLAttributes<HTMLInputElement> & { label: string }) {
  return (
    <div className="relative flex items-center">
      <Search aria-hidden className="pointer-events-none absolute left-3.5 size-5 text-muted" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        {...rest}
        className={cx(box, 'border-line-strong pl-11', rest.className)}
      />
    </div>
  )
}

export function Checkbox({
  label,
  hint,
  error,
  name,
  ...rest
}: Omit<FieldProps, 'optional'> & Omit<InputHTMLAttributes<HTMLInputElement>, 'name'>) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="flex min-h-11 items-start gap-3 py-2">
        <input
          {...rest}
          id={id}
          name={name}
          type="checkbox"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className="mt-0.5 size-5 shrink-0 accent-brand"
        />
        <span>
          <span className="font-medium">{label}</span>
          {hint && <span className="block text-sm text-muted">{hint}</span>}
        </span>
      </label>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}

/** On/off that submits with its form; `role=switch` so that its state is spoken. */
export function Switch({ label, hint, name, ...rest }: { label: ReactNode; hint?: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="flex min-h-11 items-center justify-between gap-4 py-1.5">
      <span>
        <span className="font-semibold">{label}</span>
        {hint && <span className="block text-sm text-muted">{hint}</span>}
      </span>
      <input
        {...rest}
        name={name}
        type="checkbox"
        role="switch"
        className="relative h-7 w-12 shrink-0 appearance-none rounded-full border border-line-strong bg-sunken transition-colors before:absolute before:left-0.5 before:top-0.5 before:size-5.5 before:rounded-full before:bg-line-strong before:transition-transform checked:border-brand checked:bg-brand checked:before:translate-x-5 checked:before:bg-on-brand"
      />
    </label>
  )
}

/** What is wrong, on top of the form; takes focus when it appears. */
export function ErrorSummary({ errors, message }: { errors?: FieldErrors; message?: string }) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const list = Object.entries(errors ?? {}).filter((entry): entry is [string, string] => !!entry[1])
  const key = message ?? list.map((entry) => entry.join()).join()
  useEffect(() => {
    if (key) box.current?.focus()
  }, [key])
  if (!key) return null
  return (
    <div ref={box} tabIndex={-1} role="alert" className="rounded-md border-2 border-negative bg-negative-soft p-4 text-negative-ink">
      <p className="font-bold">{message ?? t('common.form.errors')}</p>
      {list.length > 0 && (
        <ul className="mt-1 list-disc pl-5 text-sm">
          {list.map(([name, text]) => (
            <li key={name}>
              <button type="button" className="text-left underline" onClick={() => focusField(name)}>
                {text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function focusField(name: string) {
  document.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]:not([type=hidden])`)?.focus()
}
