import { inTransaction, system } from '../../app/platform/db.ts'
import { expirePackages, warnOfExpiringPackages } from '../../app/domain/scheduling/expire-packages.ts'
import type { TaskHandler } from '../task.ts'
import type * as job from '../sweeps.ts'

/** F22: in batches, each its own transaction, so that a long list holds no lock for long. */
const expire: TaskHandler<typeof job.expirePackages> = async () => {
  for (;;) {
    const { remaining } = await inTransaction(system('package-expiry'), (tx) => expirePackages(tx))
    if (!remaining) break
  }
  await inTransaction(system('package-expiry'), (tx) => warnOfExpiringPackages(tx))
}
export default expire
