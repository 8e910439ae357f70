// Preloaded into every program that a command supervises: when the supervisor is gone, even by
// SIGKILL, the channel closes and the program ends itself instead of living on as an orphan.
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(1), 12_000).unref()
})
process.channel?.unref()
