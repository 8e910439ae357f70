import { LoaderCircle } from 'lucide-react'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link, useFormAction, useNavigation, type LinkProps } from 'react-router'
import { cx } from './cx.ts'

type Variant = 'primary' | 'secondary' | 'ghost' | 'accent' | 'danger'
type Size = 'md' | 'sm'
type Look = { variant?: Variant; size?: Size; block?: boolean; icon?: ReactNode }

const LOOK: Record<Variant, string> = {
  primary: 'bg-brand text-on-brand hover:bg-brand-strong',
  secondary: 'border border-line-strong bg-surface text-ink hover:bg-sunken',
  ghost: 'text-brand hover:bg-brand-soft',
  accent: 'bg-accent text-on-accent hover:brightness-95',
  danger: 'bg-negative text-on-negative hover:brightness-95',
}
const SIZE: Record<Size, string> = { md: 'min-h-12 px-5 py-2.5 text-base', sm: 'min-h-11 px-4 py-2 text-sm' }

function look({ variant = 'primary', size = 'md', block }: Look, extra?: string): string {
  return cx(
    'inline-flex items-center justify-center gap-2 rounded-md text-center font-semibold no-underline transition-colors [&>svg]:shrink-0',
    'aria-disabled:cursor-not-allowed aria-disabled:opacity-60 disabled:cursor-not-allowed disabled:opacity-60',
    LOOK[variant],
    SIZE[size],
    block && 'w-full',
    extra,
  )
}

type ButtonProps = Look & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'formAction'> & { pending?: boolean; formAction?: string }

/** A pending button keeps its size and focus, shows a spinner and swallows further presses. */
export function Button({ variant, size, block, icon, pending, className, children, onClick, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={pending || rest['aria-disabled'] || undefined}
      aria-busy={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
      className={look({ variant, size, block }, className)}
    >
      {pending ? <LoaderCircle aria-hidden className="size-5 shrink-0 animate-spin" /> : icon}
      {children}
    </button>
  )
}

type SubmitProps = ButtonProps & {
  /** Of a fetcher: `fetcher.state !== 'idle'`. Page forms are noticed by themselves. */
  busy?: boolean
}

/** Submits its form once: pressing again while the answer is under way does nothing. */
export function SubmitButton({ busy, ...rest }: SubmitProps) {
  const navigation = useNavigation()
  const own = useFormAction()
  const sending =
    navigation.state !== 'idle' &&
    navigation.formMethod !== undefined &&
    (navigation.formAction ?? '').split('?')[0] === (rest.formAction ?? own).split('?')[0] &&
    (rest.name === undefined || navigation.formData?.get(rest.name) === rest.value)
  return <Button {...rest} type="submit" pending={busy ?? sending} />
}

export function LinkButton({ variant, size, block, icon, className, children, ...rest }: Look & LinkProps) {
  return (
    <Link prefetch="intent" {...rest} className={look({ variant, size, block }, className)}>
      {icon}
      {children}
    </Link>
  )
}

/** The same look for links that leave the router (downloads, wa.me, deep links). */
export function AnchorButton({
  variant,
  size,
  block,
  icon,
  className,
  children,
  ...rest
}: Look & React.AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a {...rest} className={look({ variant, size, block }, className)}>
      {icon}
      {children}
    </a>
  )
}

/** Square 44-px target; `label` is what a screen reader says. */
export function IconButton({
  label,
  children,
  className,
  type = 'button',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { label: string }) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      className={cx('inline-flex size-11 shrink-0 items-center justify-center rounded-md text-ink hover:bg-sunken', className)}
    >
      {children}
    </button>
  )
}
