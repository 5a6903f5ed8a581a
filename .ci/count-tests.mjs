// The last line of a run: how many tests passed and failed, from vitest's own report.
import { readFileSync } from 'node:fs'

const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
// A file that cannot even be loaded has no tests to fail.
const broken = testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
)
console.log(`${numPassedTests} passed, ${numFailedTests + broken.length} failed`)
