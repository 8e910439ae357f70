/**
 * Splits whole rupiah into `parts` shares that add up exactly: each gets the
 * floor, the last one takes the remainder.
 * @throws RangeError for a negative total or less than one part.
 */
export function splitEvenly(total: bigint, parts: number): bigint[] {
  if (total < 0n || !Number.isInteger(parts) || parts < 1) throw new RangeError('splitEvenly: total >= 0 and parts >= 1')
  const share = total / BigInt(parts)
  const shares = Array<bigint>(parts).fill(share)
  shares[parts - 1] = total - share * BigInt(parts - 1)
  return shares
}

/** `percent` of an amount, rounded down to whole rupiah. */
export function percentOf(amount: bigint, percent: number): bigint {
  return (amount * BigInt(Math.round(percent * 100))) / 10_000n
}
