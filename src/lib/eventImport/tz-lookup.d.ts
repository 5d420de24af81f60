declare module 'tz-lookup' {
  /** IANA zone of a position. @throws RangeError outside -90..90, -180..180 */
  export default function tzLookup(latitude: number, longitude: number): string
}
