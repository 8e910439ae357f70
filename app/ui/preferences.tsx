import { Form, useLocation, useRouteLoaderData } from 'react-router'
import type { MessageKey } from '../i18n/messages.ts'
import { useLocale, useT } from '../i18n/use-t.tsx'
import { cx } from './cx.ts'

type RootData = { theme: string; textSize: string }

/** Language, appearance and text size; each press is saved at once and reloads the page in it. */
export function Preferences() {
  const root = useRouteLoaderData('root') as RootData | undefined
  const locale = useLocale()
  return (
    <div className="flex flex-col gap-4">
      <Choice
        name="lang"
        label="common.language"
        value={locale}
        options={[
          ['id', 'common.language.id'],
          ['en', 'common.language.en'],
        ]}
      />
      <Choice
        name="theme"
        label="common.theme"
        value={root?.theme ?? 'auto'}
        options={[
          ['auto', 'common.theme.auto'],
          ['light', 'common.theme.light'],
          ['dark', 'common.theme.dark'],
        ]}
      />
      <Choice
        name="text"
        label="common.text"
        value={root?.textSize ?? 'normal'}
        options={[
          ['normal', 'common.text.normal'],
          ['large', 'common.text.large'],
          ['largest', 'common.text.largest'],
        ]}
      />
    </div>
  )
}

function Choice({ name, label, value, options }: { name: string; label: MessageKey; value: string; options: [string, MessageKey][] }) {
  const t = useT()
  const { pathname, search } = useLocation()
  return (
    <Form method="post" action="/preferences" reloadDocument>
      <input type="hidden" name="next" value={pathname + search} />
      <fieldset className="flex flex-wrap gap-2">
        <legend className="mb-2 text-sm font-semibold">{t(label)}</legend>
        {options.map(([option, text]) => (
          <button
            key={option}
            name={name}
            value={option}
            aria-pressed={option === value}
            className={cx(
              'min-h-11 rounded-full border px-4 text-sm font-semibold',
              option === value ? 'border-brand bg-brand text-on-brand' : 'border-line-strong bg-surface hover:bg-sunken',
            )}
          >
            {t(text)}
          </button>
        ))}
      </fieldset>
    </Form>
  )
}
