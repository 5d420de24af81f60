/* Runs before everything else, on whatever Node there is: only syntax that very old ones can read. */
'use strict'

var fs = require('fs')
var path = require('path')

var root = path.join(__dirname, '..', '..')
var wanted = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).engines.node
var least = wanted.replace(/[^\d.]/g, '').split('.')
var present = process.versions.node.split('.')

function isOlder() {
  for (var i = 0; i < least.length; i += 1) {
    if (Number(present[i]) !== Number(least[i])) return Number(present[i]) < Number(least[i])
  }
  return false
}

function refuse(sentence) {
  process.stderr.write(sentence + '\n')
  process.exit(1)
}

if (isOlder()) {
  refuse(
    'Rostrum needs Node ' +
      least.join('.') +
      ' or newer, and this is ' +
      process.versions.node +
      ': install a newer one from https://nodejs.org and try again.',
  )
} else if (!fs.existsSync(path.join(root, 'node_modules', 'tsx'))) {
  refuse('The packages of Rostrum are not installed: run `npm ci` first.')
}
