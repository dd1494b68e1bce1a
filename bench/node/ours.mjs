// s3presign: a template for one key after another, and one-shot calls; where S3PRESIGN_BACKEND says that WebAssembly
// signs, the addon is beside it.

import { createRequire } from 'node:module'
import { accessKeyId, bucket, contentType, region, secretAccessKey } from './work.mjs'

const requests = {
  GET: ['GetObject', {}],
  PUT: ['PutObject', { contentType }],
}

// 900 seconds is the default.
export function contestants(series, installed) {
  const backend = process.env.S3PRESIGN_BACKEND || 'native'
  const signer = signerOf(backend, installed)
  const [operation, parameters] = requests[series]
  const templateOf = (signer) => signer.template(operation, { bucket, ...parameters })
  const template = templateOf(signer)
  const addon = templateOf(signerOf('native', installed))
  const contestant = { series, package: 's3presign' }
  const beside = { ...contestant, name: 's3presign addon', url: (key) => addon.url(key) }
  return [
    { ...contestant, name: 's3presign template.url', url: (key) => template.url(key) },
    {
      ...contestant,
      name: 's3presign signer.presign',
      url: (key) => signer.presign(operation, { bucket, key, ...parameters }).url,
    },
    ...(backend === 'wasm' ? [beside] : []),
  ]
}

function signerOf(backend, installed) {
  const { env } = process
  const require = createRequire(installed)
  const before = env.S3PRESIGN_BACKEND
  env.S3PRESIGN_BACKEND = backend
  // The package chooses when it is loaded.
  delete require.cache[require.resolve('s3presign')]
  const { Signer, binding } = require('s3presign')
  if (binding !== backend) throw new Error(`${binding} signs in place of ${backend}`)
  if (before === undefined) delete env.S3PRESIGN_BACKEND
  else env.S3PRESIGN_BACKEND = before
  return new Signer({ accessKeyId, secretAccessKey, region })
}
