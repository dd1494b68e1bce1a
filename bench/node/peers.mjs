// The peers, each with one client that is made once and asked for one key after another. A peer
// whose answer is a promise is awaited before the next key. It takes part in the uploads if it
// can bind a content type to the signature.

import { createRequire } from 'node:module'
import { accessKeyId, bucket, contentType, expiresIn, region, secretAccessKey } from './work.mjs'

const regionalHost = `s3.${region}.amazonaws.com`
const bucketHost = `${bucket}.${regionalHost}`
const headers = { GET: {}, PUT: { 'content-type': contentType } }

export function contestants(series, installed) {
  const require = createRequire(installed)
  const all = [awsSdk(series, require), aws4(series, require), aws4fetch(series, require)]
  return series === 'GET' ? [...all, minio(series, require)] : all
}

// getSignedUrl: the client is shared, a command is made for each key, as its documentation shows.
function awsSdk(series, require) {
  const { S3Client, GetObjectCommand, PutObjectCommand } = require('@aws-sdk/client-s3')
  const { getSignedUrl } = require('@aws-sdk/s3-request-presigner')
  const client = new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Otherwise it signs the checksum of no bytes into uploads, and asks for one in downloads.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const url = {
    GET: (key) => getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: key }), { expiresIn }),
    PUT: (key) =>
      getSignedUrl(client, new PutObjectCommand({ Bucket: bucket, Key: key, ContentType: contentType }), {
        expiresIn,
        signableHeaders: new Set(['content-type']),
      }),
  }[series]
  const name = '@aws-sdk/s3-request-presigner'
  return { series, name, package: name, isAsync: true, url }
}

// aws4.sign: fills in the path of a request, for which the caller encodes the key.
function aws4(series, require) {
  const { sign } = require('aws4')
  const credentials = { accessKeyId, secretAccessKey }
  const url = (key) => {
    const request = {
      service: 's3',
      region,
      signQuery: true,
      method: series,
      host: bucketHost,
      path: `/${encodeURI(key)}?X-Amz-Expires=${expiresIn}`,
      headers: { ...headers[series] },
    }
    return `https://${bucketHost}${sign(request, credentials).path}`
  }
  return { series, name: 'aws4', package: 'aws4', url }
}

// AwsClient.sign: asynchronous because it uses the Web Crypto API.
function aws4fetch(series, require) {
  const { AwsClient } = require('aws4fetch')
  const client = new AwsClient({ accessKeyId, secretAccessKey, service: 's3', region })
  const aws = { signQuery: true, allHeaders: series === 'PUT' }
  const url = async (key) => {
    const unsigned = `https://${bucketHost}/${encodeURI(key)}?X-Amz-Expires=${expiresIn}`
    const request = await client.sign(unsigned, { method: series, headers: headers[series], aws })
    return request.url
  }
  return { series, name: 'aws4fetch', package: 'aws4fetch', isAsync: true, url }
}

// presignedGetObject; the region is given, so that it asks no server for it.
function minio(series, require) {
  const { Client } = require('minio')
  const client = new Client({
    endPoint: regionalHost,
    region,
    accessKey: accessKeyId,
    secretKey: secretAccessKey,
  })
  const url = (key) => client.presignedGetObject(bucket, key, expiresIn)
  return { series, name: 'minio', package: 'minio', isAsync: true, url }
}
