/** A hand on a spine's curve, drawn as two strokes: the product's mark. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 64 64" aria-hidden className={className}>
      <rect width="64" height="64" rx="18" className="fill-brand" />
      <path d="M24 50V25a11 11 0 0 1 11-11h6" fill="none" strokeWidth="7" strokeLinecap="round" className="stroke-on-brand" />
      <path d="M24 34h11c5 0 8-3 10-7" fill="none" strokeWidth="7" strokeLinecap="round" className="stroke-on-brand" />
      <circle cx="42" cy="46" r="5" className="fill-accent" />
    </svg>
  )
}
