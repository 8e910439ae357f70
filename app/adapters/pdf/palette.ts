/** The light half of `app/ui/theme.css`: paper is white. A test holds the two together. */
export const PALETTE = {
  ink: '#10211d',
  muted: '#42544e',
  line: '#d6e0dc',
  sunken: '#e8efec',
  white: '#ffffff',
  brand: '#0a5f57',
  brandSoft: '#dff0ec',
  brandInk: '#064740',
  accent: '#b8430c',
  accentSoft: '#fdeadd',
  accentInk: '#7f2d05',
  positive: '#1b6a39',
  positiveSoft: '#dff3e5',
  positiveInk: '#11512a',
  cautionSoft: '#fff1cf',
  cautionInk: '#614000',
} as const
