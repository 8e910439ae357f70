import { BadgeCheck, CalendarCheck, CreditCard, HandHeart, House, Search, ShieldCheck, Wallet } from 'lucide-react'
import { Link } from 'react-router'
import { useT } from '../../i18n/use-t.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Card } from '../../ui/display.tsx'
import { Page, Section, Title } from '../../ui/page.tsx'
import { Preferences } from '../../ui/preferences.tsx'

/** What the product is, for someone who has never seen it. */
export function GuestHome() {
  const t = useT()
  const steps = [
    { icon: CalendarCheck, title: t('patient.home.how.1'), body: t('patient.home.how.1.body') },
    { icon: CreditCard, title: t('patient.home.how.2'), body: t('patient.home.how.2.body') },
    { icon: House, title: t('patient.home.how.3'), body: t('patient.home.how.3.body') },
  ]
  const promises = [
    { icon: BadgeCheck, text: t('patient.home.trust.1') },
    { icon: Wallet, text: t('patient.home.trust.2') },
    { icon: ShieldCheck, text: t('patient.home.trust.3') },
  ]
  return (
    <>
      <Title>{t('common.brand.tagline')}</Title>
      <section className="overflow-hidden bg-brand text-on-brand">
        <div className="page-wide grid items-center gap-8 pt-10 pb-12 md:grid-cols-[1.2fr_1fr] md:py-20">
          <div className="flex flex-col items-start gap-4">
            <h1 className="max-w-xl text-2xl md:text-[2.75rem] md:leading-[1.08]">{t('patient.home.hero')}</h1>
            <p className="max-w-lg text-lg leading-snug font-normal">{t('patient.home.lead')}</p>
            <LinkButton
              to="/therapists"
              variant="secondary"
              className="mt-2 border-transparent"
              icon={<Search aria-hidden className="size-5" />}
            >
              {t('patient.home.cta')}
            </LinkButton>
            <Link to="/sign-in" className="flex min-h-11 items-center font-semibold underline underline-offset-4">
              {t('patient.home.signIn')}
            </Link>
          </div>
          <HeroArt />
        </div>
      </section>
      <Page wide className="gap-10 pt-8">
        <Section title={t('patient.home.how')}>
          <ol className="grid gap-3 md:grid-cols-3">
            {steps.map(({ icon: Icon, title, body }, index) => (
              <Card as="li" key={title} className="flex gap-4 md:flex-col">
                <span aria-hidden className="flex size-12 shrink-0 items-center justify-center rounded-full bg-brand-soft text-brand-ink">
                  <Icon className="size-6" />
                </span>
                <div>
                  <h3 className="text-base">
                    <span className="numeric text-brand">{index + 1}.</span> {title}
                  </h3>
                  <p className="mt-1 text-sm text-muted">{body}</p>
                </div>
              </Card>
            ))}
          </ol>
        </Section>
        <Section title={t('patient.home.trust')}>
          <ul className="grid gap-2 md:grid-cols-3">
            {promises.map(({ icon: Icon, text }) => (
              <li key={text} className="flex items-start gap-3 py-2">
                <Icon aria-hidden className="mt-0.5 size-6 shrink-0 text-brand" />
                <span className="font-medium">{text}</span>
              </li>
            ))}
          </ul>
        </Section>
        <div className="flex flex-col gap-5 border-t border-line pt-6">
          <Preferences />
          <Link to="/sign-in?next=/therapist" className="flex min-h-11 items-center gap-2 self-start font-semibold text-brand">
            <HandHeart aria-hidden className="size-5" />
            {t('patient.home.therapist')}
          </Link>
        </div>
      </Page>
    </>
  )
}

/** A hand on a shoulder, in the brand's two strokes; pure decoration. */
function HeroArt() {
  return (
    <svg viewBox="0 0 360 260" aria-hidden className="mx-auto hidden w-full max-w-md md:block">
      <circle cx="180" cy="130" r="122" fill="currentColor" opacity="0.08" />
      <circle cx="180" cy="130" r="86" fill="currentColor" opacity="0.08" />
      <g fill="none" stroke="currentColor" strokeWidth="14" strokeLinecap="round">
        <path d="M120 226c0-52 22-84 60-84s60 32 60 84" />
        <circle cx="180" cy="92" r="32" />
        <path d="M286 104c-22 2-38 12-50 30s-24 24-42 26" className="stroke-accent-soft" />
      </g>
      <circle cx="194" cy="160" r="11" className="fill-accent-soft" />
    </svg>
  )
}
