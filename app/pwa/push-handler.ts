/** Push and notification clicks; imported by service-worker.ts. */
export {}
