/** Where the file store keeps a picture of a design: named by its content, so it never changes. */
export const assetKey = (hash: string) => `certificates/assets/${hash}`
