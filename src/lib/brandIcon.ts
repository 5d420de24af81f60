/** The mark of Rostrum: a speaker's desk seen from the front, as shapes on a square of 32. */
export const brandShapes = { desk: 'M5 8h22l-4 11H9z', foot: 'M14 20h4v6h4v2H10v-2h4z' }

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#4f46e5"/><path fill="#fff" d="${brandShapes.desk}${brandShapes.foot}"/></svg>`

/** The mark as a data URI, for the browser's tab. */
export const brandIcon = `data:image/svg+xml,${encodeURIComponent(svg)}`
