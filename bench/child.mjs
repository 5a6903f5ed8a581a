import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * Runs a stage in a process of its own, so that its memory and its warmth are its own.
 * The stage calls `stage(async (parameters) => figures)`; its figures come back as one line of JSON.
 */
export function runStage(name, parameters) {
  const script = fileURLToPath(new URL(`stages/${name}.mjs`, import.meta.url))
  const child = spawn(process.execPath, ['--expose-gc', script, JSON.stringify(parameters)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      const line = output.trim().split('\n').at(-1) ?? ''
      if (code === 0 && line.startsWith('{')) resolve(JSON.parse(line))
      else reject(new Error(`the stage ${name} ended with code ${code}`))
    })
  })
}

/** The other end: what a stage's script calls. */
export async function stage(work) {
  const figures = await work(JSON.parse(process.argv[2] ?? '{}'))
  process.stdout.write(`${JSON.stringify(figures)}\n`)
}
