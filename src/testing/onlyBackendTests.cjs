const { readFileSync } = require('node:fs')

/**
 * Jest's `--filter` for the Redis pass: keeps the files whose opening comment carries `@backends`, the mark
 * of a test whose guarantee must hold on every queue, cache and socket backend.
 */
module.exports = async function onlyBackendTests(files) {
  return { filtered: files.filter((file) => isMarked(readFileSync(file, 'utf8'))) }
}

/** True when `@backends` stands on a line of its own in the block comment that opens the source. */
function isMarked(source) {
  const opening = /^\s*\/\*\*([\s\S]*?)\*\//.exec(source)
  return opening !== null && /^[\s*]*@backends\s*$/m.test(opening[1])
}

module.exports.isMarked = isMarked
