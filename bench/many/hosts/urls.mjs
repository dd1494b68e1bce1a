// `node --expose-gc urls.mjs OURS ROUNDS`: as urls.py beside it says. OURS is a file, which need not exist, in the folder
// into which our package is installed.

import { createRequire } from 'node:module'
import process from 'node:process'

const [ours, rounds] = process.argv.slice(2)
const { Signer, binding } = createRequire(ours)('s3presign')
const wanted = process.env.S3PRESIGN_BACKEND || 'native'
if (binding !== wanted) throw new Error(`signed by ${binding} and not by ${wanted}`)

const hex = (number, length) => number.toString(16).padStart(length, '0')
const keys = Array.from({ length: 20_000 }, (_, number) => {
  const mixed = Number((BigInt(number) * 2_654_435_761n) % (1n << 32n))
  const groups = [hex(mixed, 8), hex(mixed >>> 16, 4), `4${hex(mixed & 0xfff, 3)}`, `8${hex((mixed >>> 8) & 0xfff, 3)}`]
  return `${groups.join('-')}-${hex(mixed, 8)}${hex(number & 0xffff, 4)}`
})

// CPU time of each URL. Nobody pays for the garbage of the one before.
function timed(call) {
  globalThis.gc()
  const start = process.cpuUsage()
  const urls = call()
  const { user, system } = process.cpuUsage(start)
  return ((user + system) * 1000) / urls.length
}

const signer = new Signer({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret', region: 'eu-west-1' })
const template = signer.template('GetObject', { bucket: 'photos' })
const one = []
const many = []
for (let round = 0; round <= Number(rounds); round += 1) {
  one.push(timed(() => keys.map((key) => template.url(key))))
  many.push(timed(() => template.urls(keys)))
}
// The first round warms up.
console.log(JSON.stringify({ one: one.slice(1), many: many.slice(1) }))
