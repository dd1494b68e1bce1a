// `node startup.cjs NAME HOME`: from a fresh process to the first URL of a package that is
// installed beside HOME, in CPU time.

'use strict'

const { createRequire } = require('node:module')
const { readFileSync } = require('node:fs')

const [name, home] = process.argv.slice(2)
const load = createRequire(home)
const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}
const region = 'eu-west-1'

// Import, client, first URL: each step is given what the one before answered.
const steps = {
  nothing: [() => null, () => null, () => null],
  s3presign: [
    () => load('s3presign'),
    ({ Signer }) => new Signer({ ...credentials, region }),
    (signer) => signer.presign('GetObject', { bucket: 'photos', key: '1.jpg' }).url,
  ],
  'aws-sdk': [
    () => ({ ...load('@aws-sdk/client-s3'), ...load('@aws-sdk/s3-request-presigner') }),
    (sdk) => [sdk, new sdk.S3Client({ region, credentials })],
    ([sdk, client]) => {
      const command = new sdk.GetObjectCommand({ Bucket: 'photos', Key: '1.jpg' })
      return sdk.getSignedUrl(client, command, { expiresIn: 900 })
    },
  ],
}[name]

// The largest resident size of this process since it started to run this program.
function peakKib() {
  return Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1])
}

async function main() {
  const start = process.cpuUsage()
  const passed = []
  let value = null
  for (const step of steps) {
    value = await step(value)
    const { user, system } = process.cpuUsage(start)
    passed.push((user + system) / 1000)
  }
  const [import_ms, ready_ms, first_url_ms] = passed
  console.log(JSON.stringify({ import_ms, ready_ms, first_url_ms, peak_kib: peakKib() }))
}

main()
