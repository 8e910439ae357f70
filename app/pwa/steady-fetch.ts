const TRIES = 40
const PAUSE_MILLISECONDS = 3_000

/**
 * Keeps a form that was sent without a network: React Router would otherwise
 * replace the page, and what was typed, by the error screen. The send waits for
 * the network, at most two minutes, and goes out again; every action of the
 * server recognises a repetition.
 * @param onWait called when a send begins to wait
 */
export function keepSendsThroughOutages(onWait: () => void): void {
  const send = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await send(input, init)
      } catch (error) {
        if (!(error instanceof TypeError) || attempt >= TRIES || !isPageSend(input, init) || init?.signal?.aborted) throw error
        if (attempt === 0) onWait()
        await pause(init?.signal)
      }
    }
  }
}

/** A form of a page: its body can be sent again, unlike that of a Request object. */
function isPageSend(input: RequestInfo | URL, init?: RequestInit): boolean {
  if (input instanceof Request || !init?.method || init.method.toUpperCase() === 'GET') return false
  return new URL(input, location.href).pathname.endsWith('.data')
}

/** Until the network is back, a few seconds pass, or the send is given up. */
function pause(signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, PAUSE_MILLISECONDS)
    addEventListener('online', done)
    signal?.addEventListener('abort', done)
  })
}
