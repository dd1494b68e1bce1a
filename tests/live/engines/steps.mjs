// What every engine is asked: to sign by the npm package, to send it by its own fetch, and to say what came of it.
import { S3PresignError, Signer, binding, diagnose } from 's3presign';

/** The answer to a question `{ signer, bucket, key, content }`. */
export async function answer({ signer: options, bucket, key, content }) {
  const signer = new Signer(options);
  const upload = signer.presign('PutObject', { bucket, key, contentType: 'text/plain; charset=utf-8', metadata: { author: 'Zoe' } });
  const put = (headers) => fetch(upload.url, { method: upload.method, headers, body: content });
  const stored = await put(upload.headers);
  const refused = await put({ ...upload.headers, 'x-amz-meta-author': 'Eve' });
  const download = await fetch(signer.template('GetObject', { bucket }).url(key));

  const form = signer.presignPost({ bucket, key: `${key}-form`, maxContentLength: 1000, contentType: 'text/plain' });
  const send = (text) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(form.fields)) data.append(name, value);
    data.append('file', new Blob([text]), 'notes.txt');
    return fetch(form.url, { method: form.method, body: data });
  };
  return {
    binding,
    stored: stored.status,
    refused: refused.status,
    diagnosed: diagnose(await refused.text(), upload).code,
    downloaded: await download.text(),
    form: (await send(content)).status,
    form_too_large: (await send('x'.repeat(1001))).status,
    not_signed: code(() => signer.presign('GetObject', { bucket, key: '' })),
  };
}

/** Why a call was refused. */
function code(call) {
  try {
    call();
  } catch (error) {
    if (error instanceof S3PresignError) return error.code;
    throw error;
  }
  return undefined;
}
