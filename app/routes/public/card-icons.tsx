/**
 * The three icons of a therapist card, drawn once per page and referred to by
 * each card: sixty inline copies would be a third of the list's HTML and of the
 * time to render it.
 */
export function CardIcons() {
  return (
    <svg aria-hidden className="absolute size-0">
      <symbol id="i-check" viewBox="0 0 24 24" fill="none" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        <path
          className="fill-brand"
          d="M3.85 8.62a4 4 0 0 1 4.78-4.77 4 4 0 0 1 6.74 0 4 4 0 0 1 4.78 4.78 4 4 0 0 1 0 6.74 4 4 0 0 1-4.77 4.78 4 4 0 0 1-6.75 0 4 4 0 0 1-4.78-4.77 4 4 0 0 1 0-6.76Z"
        />
        <path className="stroke-on-brand" d="m16 9-5.5 5.5L8 12" />
      </symbol>
      <symbol id="i-star" viewBox="0 0 24 24">
        <path className="fill-accent" d="m12 2 3.1 6.3 6.9 1-5 4.9 1.2 6.8-6.2-3.2L5.8 21 7 14.2 2 9.3l6.9-1z" />
      </symbol>
      <symbol id="i-pin" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        <path d="M20 10c0 5-5.5 10.2-7.4 11.8a1 1 0 0 1-1.2 0C9.5 20.2 4 15 4 10a8 8 0 0 1 16 0" />
        <circle cx="12" cy="10" r="3" />
      </symbol>
    </svg>
  )
}
