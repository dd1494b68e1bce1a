// @ts-check
// What a pasted text is, so that it goes where it belongs.

import { readCredentials } from './pasted_credentials.js';
import { readRequest } from './request_line.js';

/**
 * @typedef {{ kind: 'nothing' } | { kind: 'unknown' }
 *   | { kind: 'error', answer: string, request: string }
 *   | { kind: 'request', url: string, method: string | undefined, text: string }
 *   | { kind: 'not-signed', url: string, method: string | undefined }
 *   | { kind: 'bucket', bucket: string, key: string }
 *   | { kind: 'credentials', credentials: import('./pasted_credentials.js').Credentials }} Anything
 */

/** In the query of every presigned URL: Signature Version 4 and 4A, and 2. */
const SIGNED = /[?&](?:X-Amz-(?:Signature|Credential|Algorithm)|Signature|AWSAccessKeyId)=/i;

/**
 * @param {string} text
 * @returns {Anything}
 */
export function recognised(text) {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'nothing' };
  const error = /(?:<\?xml[^>]*\?>\s*)?<Error\b[^]*?(?:<\/Error>|$)/.exec(trimmed);
  if (error) {
    const rest = trimmed.replace(error[0], '').trim();
    return { kind: 'error', answer: error[0], request: readRequest(rest) === undefined ? '' : rest };
  }
  const request = readRequest(trimmed);
  if (request !== undefined) {
    if (!SIGNED.test(request.url)) return { kind: 'not-signed', url: request.url, method: request.method };
    return { kind: 'request', url: request.url, method: request.method, text: trimmed };
  }
  const [, bucket, key = ''] = /^s3:\/\/([^/\s]+)\/?(.*)$/s.exec(trimmed) ?? [];
  if (bucket !== undefined && !bucket.startsWith('arn:')) return { kind: 'bucket', bucket, key };
  const arn = /^(?:s3:\/\/)?(arn:[^:\s]+:s3[a-z-]*:\S+)$/.exec(trimmed)?.[1];
  if (arn !== undefined) return bucketOfArn(arn);
  const credentials = readCredentials(trimmed);
  if (credentials !== undefined) return { kind: 'credentials', credentials };
  // A URL that was broken into lines on its way.
  const joined = trimmed.replace(/\s+/g, '');
  if (/^https?:\/\//i.test(joined) && SIGNED.test(joined)) return { kind: 'request', url: joined, method: undefined, text: joined };
  return { kind: 'unknown' };
}

/**
 * A bucket's ARN names bucket and key; an access point's stays whole, up to its object's key.
 * @param {string} arn
 * @returns {Anything}
 */
function bucketOfArn(arn) {
  const [, bucket, key] = /^arn:[^:]+:s3:::([^/]+)\/?(.*)$/s.exec(arn) ?? [];
  if (bucket !== undefined) return { kind: 'bucket', bucket, key: key ?? '' };
  const [, accessPoint, object] = /^(.*?accesspoint[/:][^/]+)(?:\/(?:object\/)?(.*))?$/s.exec(arn) ?? [];
  return { kind: 'bucket', bucket: accessPoint ?? arn, key: object ?? '' };
}
