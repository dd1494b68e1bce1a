// Answers conformance cases, one JSON line each, through the public Node.js API.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { callAnswer } from './calls.mjs';

// As installed from the package, and not from its sources.
const { S3PresignError, Signer, redact } = createRequire(new URL('../../../build/node/', import.meta.url))('s3presign');

/** Named as the question names them, since messages quote names; any spelling will do. */
const options = (named) => Object.fromEntries(Object.entries(named).map(([name, value]) => [name, value ?? undefined]));

class Unknown {}

/** The values that JSON cannot write, in JavaScript's words. */
function revived(_name, value) {
  const [kind, ...others] = Object.keys(value ?? {});
  if (typeof value !== 'object' || others.length > 0) return value;
  switch (kind) {
    case '$bytes':
      return Buffer.from(value.$bytes, 'base64');
    case '$float':
      return value.$float;
    case '$null':
      return null;
    case '$object':
      return new Unknown();
    case '$not-unicode':
      return `${value['$not-unicode']}\ud800`;
  }
  return value;
}

function answerOf(question) {
  const called = callAnswer(question);
  if (called) return called;
  if (question.do === 'redact') return { url: redact(question.url) };
  const signer = new Signer(options(question.signer));
  const { operation, key, parameters, ...rest } = question.request;
  if (question.do === 'object_url') return { url: signer.objectUrl(rest.bucket, key) };

  const request = { ...options(rest), ...parameters };
  const signingTime = new Date(question.signing_time * 1000);
  if (question.form === 'template') {
    const template = signer.template(operation, request);
    const presigned = template.presign(key, signingTime);
    if (template.url(key, signingTime) !== presigned.url) throw new Error('the bare URL is another');
    const many = key === undefined || key === null ? [] : template.urls([key, key], signingTime);
    if (many.some((url) => url !== presigned.url)) throw new Error('the URL of many is another');
    return result(presigned);
  }
  const presigned = signer.presign(operation, { ...request, key: key ?? undefined, signingTime });
  if (question.form !== 'details') return result(presigned);
  const details = {
    canonical_request: presigned.canonicalRequest,
    string_to_sign: presigned.stringToSign,
    curl: presigned.curl(),
  };
  return { ...result(presigned), ...details };
}

const result = ({ url, method, headers, signedAt, expiresAt, limitedBy, warnings }) => ({
  url,
  method,
  headers: Object.entries(headers),
  signed_at: signedAt.getTime() / 1000,
  expires_at: expiresAt.getTime() / 1000,
  limited_by: limitedBy,
  warnings: warnings.map(({ code, message }) => [code, message]),
});

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line, revived);
  let answer;
  try {
    answer = answerOf(question);
  } catch (error) {
    if (!(error instanceof S3PresignError)) throw error;
    const { code, message, parameter } = error;
    answer = { error: { code, message, parameter } };
  }
  process.stdout.write(`${JSON.stringify({ id: question.id, ...answer })}\n`);
}
