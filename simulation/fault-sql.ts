/** SQL that a planted fault adds to the run's own database (see faults.ts); nothing in a true run. */
export function faultSql(): string {
  return process.env.SIMULATION_FAULT_SQL ?? 'select 1'
}
