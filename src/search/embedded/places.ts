import type { EncodedPlaces } from './postings.ts'

/** Words of one field that have a place of their own; the rest count as the last. */
export const FIELD_WORDS = 1 << 13
/** Bytes that the places of a word in one document may take: a bound for long and for hostile texts. */
const MOST_BYTES = 255
const LONGEST_CODE = 5

/** The first place of a field. A place is that plus the number of the word in the field. */
export const placeOfField = (field: number): number => field * FIELD_WORDS

/** Collects the places of a word, ascending, each as the distance to the one before: varints, low bits first. */
export class PlacesEncoder implements EncodedPlaces {
  readonly bytes: Uint8Array = new Uint8Array(MOST_BYTES)
  length = 0
  private before = 0

  clear(): void {
    this.length = 0
    this.before = 0
  }

  /** False when there is no room for more. */
  add(place: number): boolean {
    if (this.length + LONGEST_CODE > MOST_BYTES) return false
    let distance = place - this.before
    for (; distance > 127; distance >>>= 7) this.bytes[this.length++] = (distance & 127) | 128
    this.bytes[this.length++] = distance
    this.before = place
    return true
  }
}

export function decodePlaces(bytes: Uint8Array): number[] {
  const places: number[] = []
  let place = 0
  for (let at = 0; at < bytes.length;) {
    let byte = bytes[at++] as number
    let distance = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number
      distance |= (byte & 127) << shift
    }
    place += distance
    places.push(place)
  }
  return places
}
