import { Link, Outlet } from 'react-router'
import { useT } from '../../i18n/use-t.tsx'
import { BrandMark } from '../../ui/brand.tsx'

export default function AuthLayout() {
  const t = useT()
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="page flex h-16 items-center">
        <Link to="/" className="flex min-h-11 items-center gap-2.5 text-[18px] font-extrabold tracking-tight text-ink no-underline">
          <BrandMark className="size-9" />
          {t('common.brand')}
        </Link>
      </header>
      <main id="content" className="flex-1">
        <Outlet />
      </main>
    </div>
  )
}
