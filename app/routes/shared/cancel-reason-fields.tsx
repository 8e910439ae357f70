import { CANCEL_REASONS, CANCEL_WORDS_LIMIT } from '../../domain/session/because.ts'
import { useT } from '../../i18n/use-t.tsx'
import { Select, TextArea } from '../../ui/field.tsx'

/** Why somebody cancels: both may stay empty, but for an admin, who acts for others. `by` names who asks. */
export function CancelReasonFields({ by }: { by: 'patient' | 'therapist' | 'admin' }) {
  const t = useT()
  return (
    <div className="flex flex-col gap-3">
      <Select
        name="cancelReason"
        label={t('common.cancelReason.label')}
        optional={by !== 'admin'}
        required={by === 'admin'}
        defaultValue=""
      >
        <option value="">{t('common.cancelReason.none')}</option>
        {CANCEL_REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {t.maybe(`common.cancelReason.${reason}.${by}`) ?? t(`common.cancelReason.${reason}`)}
          </option>
        ))}
      </Select>
      <TextArea
        name="cancelWords"
        label={t('common.cancelReason.words')}
        hint={by === 'admin' ? undefined : t('common.cancelReason.wordsHint')}
        optional
        rows={2}
        maxLength={CANCEL_WORDS_LIMIT}
      />
    </div>
  )
}
