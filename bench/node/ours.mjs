// s3presign: a template for one key after another, and one-shot calls.

import { createRequire } from 'node:module'
import { accessKeyId, bucket, contentType, region, secretAccessKey } from './work.mjs'

const requests = {
  GET: ['GetObject', {}],
  PUT: ['PutObject', { contentType }],
}

// 900 seconds is the default.
export function contestants(series, installed) {
  const { Signer } = createRequire(installed)('s3presign')
  const signer = new Signer({ accessKeyId, secretAccessKey, region })
  const [operation, parameters] = requests[series]
  const template = signer.template(operation, { bucket, ...parameters })
  const contestant = { series, package: 's3presign' }
  return [
    { ...contestant, name: 's3presign template.url', url: (key) => template.url(key) },
    {
      ...contestant,
      name: 's3presign signer.presign',
      url: (key) => signer.presign(operation, { bucket, key, ...parameters }).url,
    },
  ]
}
