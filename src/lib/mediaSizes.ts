/** The smaller copies of an uploaded picture: each fits into a square of that edge, in pixels. */
export const mediaSizes = { thumbnail: 320, medium: 960, large: 1920 } as const

export type MediaSize = keyof typeof mediaSizes

export const mediaSizeNames = Object.keys(mediaSizes) as MediaSize[]

/** Pictures are stored under these types; they have smaller copies. */
export const imageTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']

/** What else people may upload. */
export const documentTypes = ['application/pdf', 'text/csv', 'text/plain', 'application/json']
