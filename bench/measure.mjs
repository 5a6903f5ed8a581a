/** The smallest number that `share` (0 to 1) of the numbers do not exceed. */
function percentile(numbers, share) {
  const sorted = Float64Array.from(numbers).sort()
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export const latencies = (milliseconds) => ({
  p50: percentile(milliseconds, 0.5),
  p95: percentile(milliseconds, 0.95),
  p99: percentile(milliseconds, 0.99),
  max: percentile(milliseconds, 1),
})

/** Runs and times: `{ ms, cpuMs, value }`. */
export async function timed(work) {
  const start = performance.now()
  const cpu = process.cpuUsage()
  const value = await work()
  const { user, system } = process.cpuUsage(cpu)
  return { ms: performance.now() - start, cpuMs: (user + system) / 1000, value }
}

/** The most memory this process has held, in bytes. */
export const peakMemory = () => process.resourceUsage().maxRSS * 1024

/** What is left after garbage is collected, in bytes (needs --expose-gc). */
export function settledMemory() {
  globalThis.gc?.()
  return process.memoryUsage.rss()
}
