import { Placeholder } from '../../ui/placeholder.tsx'

export function loader() {
  return null
}

export default function Screen() {
  return <Placeholder name="overview" />
}
