/** How soon after a first wish the page is read: wishes of the same moment count as one. */
const SOON_MS = 30

export type Pace = {
  /** Something changed: read the page again. */
  wish(look: () => unknown): void
  /** From now on at most one look in so many milliseconds, and none while the page is hidden. @returns ends it. */
  slowDown(everyMs: number): () => void
  /** The page came to the front: what was wished for meanwhile happens now. */
  shown(): void
}

/**
 * Looks soon after the first wish; of those that come while it rests, one last look at the end of the rest
 * serves them all. A page that nobody sees waits until somebody does.
 */
export function createPace(isHidden: () => boolean): Pace {
  let every = 0
  let lookedAt = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined
  let wished: (() => unknown) | undefined

  const look = () => {
    timer = undefined
    if (every > 0 && isHidden()) return
    lookedAt = performance.now()
    const work = wished
    wished = undefined
    work?.()
  }
  const plan = () => {
    timer ??= setTimeout(look, Math.max(SOON_MS, lookedAt + every - performance.now()))
  }
  return {
    wish(work) {
      wished = work
      plan()
    },
    slowDown(everyMs) {
      every = everyMs
      return () => {
        every = 0
      }
    },
    shown() {
      if (wished) plan()
    },
  }
}
