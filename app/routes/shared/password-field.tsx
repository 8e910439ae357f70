import { Eye, EyeOff } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useT } from '../../i18n/use-t.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'

type Props = { name: string; label: ReactNode; hint?: ReactNode; error?: string; autoComplete: 'current-password' | 'new-password' }

/** A password that can be looked at: on a phone most mistakes are typing mistakes. */
export function PasswordField(props: Props) {
  const t = useT()
  const [shown, setShown] = useState(false)
  return (
    <Field
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      maxLength={200}
      suffix={
        <IconButton label={t(shown ? 'auth.password.hide' : 'auth.password.show')} onClick={() => setShown(!shown)}>
          {shown ? <EyeOff aria-hidden className="size-5" /> : <Eye aria-hidden className="size-5" />}
        </IconButton>
      }
    />
  )
}
