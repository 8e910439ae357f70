import { inTransaction, system } from '../../app/platform/db.ts'
import { expirePackages, warnOfExpiringPackages } from '../../app/domain/scheduling/expire-packages.ts'
import type { TaskHandler } from '../task.ts'

/** F22: in batches, each its own transaction, so that a long list holds no lock for long. */
const expire: TaskHandler<'package.expire'> = async () => {
  for (;;) {
    const { remaining } = await inTransaction(system('package-expiry'), (tx) => expirePackages(tx))
    if (!remaining) break
  }
  await inTransaction(system('package-expiry'), (tx) => warnOfExpiringPackages(tx))
}
export default expire
