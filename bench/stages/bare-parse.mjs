import { createReadStream } from 'node:fs'
import { Parser } from 'n3'

/** The baseline: N3.js reads the file and forgets every quad. Returns how many there were. */
export function countQuads(path) {
  return new Promise((resolve, reject) => {
    let quads = 0
    new Parser({ format: 'text/turtle' }).parse(
      createReadStream(path, { encoding: 'utf8' }),
      (error, quad) => {
        if (error) reject(error)
        else if (quad) quads += 1
        else resolve(quads)
      },
    )
  })
}
