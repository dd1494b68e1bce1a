// Uploads the file that a person chose by a presigned request, which the page's own server has signed.
export async function send(upload, file) {
  const response = await fetch(upload.url, {
    method: upload.method,
    headers: upload.headers,
    body: file, // a File or Blob: a string would gain a content type
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
}
