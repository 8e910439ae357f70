import type { Route } from './+types/health'
import { describeViolation } from '../../domain/reporting/invariant.ts'
import { checkInvariants, type InvariantResult } from '../../domain/reporting/invariants.ts'
import { countJobs, listFailedJobs, listWorkers, readDatabaseFacts } from '../../domain/reporting/health-queries.ts'
import { formatDuration, formatNumber } from '../../i18n/format.ts'
import { useT } from '../../i18n/use-t.tsx'
import { database } from '../../platform/db.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Alert, Badge, DateTime } from '../../ui/display.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { Stat, Stats } from './bar-chart.tsx'
import { reader, requireAdmin } from './shared.ts'
import { When } from './when.tsx'

/** A worker beats every few seconds; half a minute of silence means it is gone. */
const SILENT_SECONDS = 30

export async function loader({ context }: Route.LoaderArgs) {
  requireAdmin(context)
  const [invariants, workers, jobs, failed, facts] = await Promise.all([
    checkInvariants(database().pool),
    listWorkers(reader()),
    countJobs(reader()),
    listFailedJobs(reader()),
    readDatabaseFacts(reader()),
  ])
  return { invariants, workers, jobs, failed, facts, alive: workers.filter((worker) => worker.silent_seconds < SILENT_SECONDS).length }
}

export default function Health({ loaderData: { invariants, workers, jobs, failed, facts, alive } }: Route.ComponentProps) {
  const t = useT()
  const broken = invariants.filter((result) => result.status === 'broken')
  const due = jobs.reduce((sum, row) => sum + row.due, 0)
  return (
    <Page wide>
      <PageHeader
        title={t('admin.health.title')}
        subtitle={<DateTime at={facts.now} zone="Asia/Jakarta" />}
        aside={
          <LinkButton size="sm" variant="secondary" to="." reloadDocument>
            {t('admin.health.again')}
          </LinkButton>
        }
      />
      {broken.length > 0 ? (
        <Alert tone="negative" title={t('admin.health.broken', { count: broken.length })}>
          {broken.map((result) => result.id).join(', ')}
        </Alert>
      ) : (
        <Alert tone="positive" title={t('admin.health.holds')} />
      )}
      {alive === 0 && (
        <Alert tone="negative" title={t('admin.health.noWorker')}>
          {t('admin.health.noWorkerBody')}
        </Alert>
      )}
      {facts.clock_shift && <Alert tone="caution" title={t('admin.health.clock', { shift: facts.clock_shift })} />}
      <Stats>
        <Stat
          label={t('admin.health.workers')}
          value={formatNumber(alive)}
          detail={t('admin.health.workersDetail', { count: workers.length })}
        />
        <Stat
          label={t('admin.health.due')}
          value={formatNumber(due)}
          detail={t('admin.health.dueDetail', { count: jobs.reduce((sum, row) => sum + row.waiting, 0) })}
        />
        <Stat label={t('admin.health.failed')} value={formatNumber(jobs.reduce((sum, row) => sum + row.failed, 0))} />
        <Stat label={t('admin.health.database')} value={facts.size} detail={t('admin.health.connections', { count: facts.connections })} />
      </Stats>
      <Section title={t('admin.health.invariants')}>
        <Invariants results={invariants} />
      </Section>
      <Section title={t('admin.health.jobs')}>
        <Table
          caption={t('admin.health.jobs')}
          rows={jobs}
          rowKey={(row) => row.task}
          empty={t('admin.health.noJobs')}
          columns={[
            { key: 'task', header: t('admin.health.task'), cell: (row) => <code>{row.task}</code> },
            { key: 'waiting', header: t('admin.health.waiting'), align: 'right', cell: (row) => formatNumber(row.waiting) },
            {
              key: 'due',
              header: t('admin.health.due'),
              align: 'right',
              cell: (row) => (
                <>
                  {formatNumber(row.due)}
                  {row.oldest_due_seconds !== null && row.oldest_due_seconds > 5 && (
                    <span className="block text-xs text-muted">{formatDuration(row.oldest_due_seconds)}</span>
                  )}
                </>
              ),
            },
            { key: 'running', header: t('admin.health.running'), align: 'right', cell: (row) => formatNumber(row.running) },
            { key: 'retrying', header: t('admin.health.retrying'), align: 'right', cell: (row) => formatNumber(row.retrying) },
            {
              key: 'failed',
              header: t('admin.health.failed'),
              align: 'right',
              cell: (row) => (row.failed > 0 ? <Badge tone="negative">{formatNumber(row.failed)}</Badge> : '0'),
            },
          ]}
        />
      </Section>
      {failed.length > 0 && (
        <Section title={t('admin.health.failedJobs')}>
          <Table
            caption={t('admin.health.failedJobs')}
            rows={failed}
            rowKey={(row) => row.id}
            columns={[
              { key: 'task', header: t('admin.health.task'), cell: (row) => <code>{row.task}</code> },
              { key: 'attempts', header: t('admin.health.attempts'), align: 'right', cell: (row) => row.attempts },
              { key: 'error', header: t('admin.health.error'), cell: (row) => row.last_error ?? '', className: 'min-w-64 break-words' },
              { key: 'at', header: t('admin.column.when'), cell: (row) => <When at={row.run_at} /> },
            ]}
          />
        </Section>
      )}
      <Section title={t('admin.health.workers')}>
        <Table
          caption={t('admin.health.workers')}
          rows={workers}
          rowKey={(row) => row.pool_id}
          columns={[
            { key: 'pool', header: t('admin.health.pool'), cell: (row) => <code>{row.pool_id}</code> },
            { key: 'process', header: t('admin.health.process'), align: 'right', cell: (row) => row.process_id },
            { key: 'since', header: t('admin.column.since'), cell: (row) => <When at={row.started_at} /> },
            {
              key: 'seen',
              header: t('admin.health.seen'),
              cell: (row) => (
                <Badge tone={row.silent_seconds < SILENT_SECONDS ? 'positive' : 'negative'}>
                  {t('admin.health.ago', { count: row.silent_seconds })}
                </Badge>
              ),
            },
          ]}
        />
      </Section>
    </Page>
  )
}

function Invariants({ results }: { results: InvariantResult[] }) {
  const t = useT()
  return (
    <ul className="flex flex-col gap-1 rounded-lg border border-line bg-surface p-2 shadow-card">
      {results.map((result) => (
        <li key={result.id} className="flex flex-col gap-2 px-2 py-1.5">
          <div className="flex flex-wrap items-center gap-3">
            <Badge tone={result.status === 'holds' ? 'positive' : result.status === 'broken' ? 'negative' : 'neutral'}>
              {t(`admin.health.status.${result.status}`)}
            </Badge>
            <span className="numeric text-sm font-bold">{result.id}</span>
            <span className="min-w-48 flex-1 text-sm" lang={t.maybe(`admin.invariant.${result.id}`) ? undefined : 'en'}>
              {t.maybe(`admin.invariant.${result.id}`) ?? result.title}
            </span>
          </div>
          {result.total > 0 && (
            <details open className="rounded-sm bg-negative-soft p-3 text-sm text-negative-ink">
              <summary className="min-h-6 font-semibold">{t('admin.health.rows', { count: result.total })}</summary>
              <ul className="mt-2 list-disc pl-5 font-mono text-xs break-all">
                {result.violations.map((row, index) => (
                  <li key={index}>{describeViolation(row)}</li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}
