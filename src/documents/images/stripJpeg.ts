const EOI = 0xd9
const SOS = 0xda

/** Colour profile, JFIF header and Adobe's colour note: what a picture needs to look right. */
const isNeeded = (marker: number, segment: Buffer) =>
  marker === 0xe0 ||
  marker === 0xee ||
  (marker === 0xe2 && segment.subarray(4, 16).toString('latin1') === 'ICC_PROFILE\0')

/**
 * A JPEG without what it tells beside its picture: EXIF (place, time, camera), XMP, IPTC, comments, and
 * anything that hangs behind its end. The compressed picture stays as it is; `orientation` (EXIF, 1 to 8)
 * is written anew, since it turns the picture. Null when the bytes are no whole JPEG. Pure.
 */
export function stripJpeg(bytes: Buffer, orientation: number): Buffer | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  if (orientation > 1 && orientation <= 8) kept.push(orientationSegment(orientation))
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] as number
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === EOI) return Buffer.concat([...kept, bytes.subarray(at, at + 2)])
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length) return null
    const segment = bytes.subarray(at, end)
    const tells = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe
    if (!tells || isNeeded(marker, segment)) kept.push(segment)
    at = end
    if (marker !== SOS) continue
    const next = endOfScan(bytes, at)
    kept.push(bytes.subarray(at, next))
    at = next
  }
  // Cameras and phones cut files short; browsers show what is there.
  return Buffer.concat([...kept, Buffer.from([0xff, EOI])])
}

/** Compressed data ends at the first marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, start: number): number {
  for (let at = start; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] as number
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

/** An EXIF block that holds nothing but the orientation. */
function orientationSegment(orientation: number): Buffer {
  const exif = Buffer.from(
    `ffe10022${Buffer.from('Exif\0\0').toString('hex')}4d4d002a00000008000101120003000000010000000000000000`,
    'hex',
  )
  exif.writeUInt16BE(orientation, 28)
  return exif
}
