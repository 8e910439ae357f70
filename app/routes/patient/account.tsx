import { Bell, ChevronRight, MapPin, Wallet } from 'lucide-react'
import type { ReactNode } from 'react'
import { data } from 'react-router'
import type { Route } from './+types/account'
import { localeContext } from '../../context.ts'
import { showPhone } from '../../domain/identity/contact.ts'
import { readProfile } from '../../domain/identity/identity-queries.ts'
import type { Zone } from '../../i18n/format.ts'
import { useT } from '../../i18n/use-t.tsx'
import { Avatar, Badge, LinkCard } from '../../ui/display.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { Preferences } from '../../ui/preferences.tsx'
import { useKeptActionData } from '../../ui/use-kept-action-data.ts'
import { securityAction, securityData } from '../shared/account-security.server.ts'
import { AccountSecurity, SignOutButton } from '../shared/account-security.tsx'
import { notFound, requireUser } from '../session.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const user = requireUser(context, 'PATIENT')
  const [profile, security] = await Promise.all([readProfile(user.id), securityData(user)])
  if (!profile) throw notFound()
  const contact = [profile.phone && showPhone(profile.phone), profile.email].filter(Boolean).join(' · ')
  return {
    name: profile.name,
    contact,
    isProfileComplete: profile.isProfileComplete,
    zone: (profile.addresses[0]?.timeZone ?? 'Asia/Jakarta') as Zone,
    ...security,
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const user = requireUser(context, 'PATIENT')
  const answer = await securityAction(await request.formData(), user, context.get(localeContext))
  return answer ?? data(null, { status: 400 })
}

export default function Account({ loaderData, actionData: latest }: Route.ComponentProps) {
  const actionData = useKeptActionData(latest)
  const t = useT()
  const { name, contact, isProfileComplete, sessions, zone } = loaderData
  return (
    <Page>
      <PageHeader title={t('auth.account.title')} />
      <div className="flex items-center gap-4">
        <Avatar name={name} size="lg" />
        <div className="min-w-0">
          <p className="text-lg font-bold">{name}</p>
          <p className="numeric text-sm text-muted">{contact}</p>
        </div>
      </div>
      <nav aria-label={t('auth.account.title')} className="grid gap-3">
        <Row to="/profile" icon={<MapPin aria-hidden className="size-5" />} title={t('auth.account.profile')}>
          <Badge tone={isProfileComplete ? 'positive' : 'caution'}>
            {t(isProfileComplete ? 'auth.account.complete' : 'auth.account.incomplete')}
          </Badge>
        </Row>
        <Row to="/wallet" icon={<Wallet aria-hidden className="size-5" />} title={t('auth.account.wallet')}>
          <span className="text-sm text-muted">{t('auth.account.wallet.body')}</span>
        </Row>
        <Row to="/notifications" icon={<Bell aria-hidden className="size-5" />} title={t('auth.account.notifications')}>
          <span className="text-sm text-muted">{t('auth.account.notifications.body')}</span>
        </Row>
      </nav>
      <Section title={t('auth.account.display')}>
        <Preferences />
      </Section>
      <AccountSecurity sessions={sessions} answer={actionData} zone={zone} />
      <SignOutButton />
    </Page>
  )
}

function Row({ to, icon, title, children }: { to: string; icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <LinkCard to={to} className="flex items-center gap-3">
      <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-brand-soft text-brand-ink">{icon}</span>
      <span className="flex min-w-0 flex-1 flex-col items-start gap-1">
        <span className="font-semibold">{title}</span>
        {children}
      </span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-muted" />
    </LinkCard>
  )
}
