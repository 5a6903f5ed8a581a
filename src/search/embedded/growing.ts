type TypedArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array

/** The array itself while it has room for `length` elements, else a copy half as large again. */
export function grown<T extends TypedArray>(array: T, length: number): T {
  if (length <= array.length) return array
  const larger = new (array.constructor as new (size: number) => T)(
    Math.max(length, (array.length * 3) >>> 1, 64),
  )
  larger.set(array)
  return larger
}
