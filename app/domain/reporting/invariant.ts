/** What an invariant asks; every returned row breaks it and says which row it is. */
export type Invariant = {
  id: string
  title: string
  /** null: nothing in this release can break it yet. */
  sql: string | null
}
