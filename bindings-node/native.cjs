// Loads the native addon: from S3PRESIGN_NATIVE_PATH if it is set, otherwise
// from the file in the package that is built for this platform.
'use strict';

const { remedy } = require('./permission.cjs');

// This becomes a part of index.cjs, which lies in the package's folder too.
const folder = __dirname;

/** The files that may serve this platform, the likeliest first. */
function fileNames() {
  const platform = `${process.platform}-${process.arch}`;
  // Which libc a Linux has is not told cheaply, and the wrong one does not load.
  const libcs = process.platform === 'linux' ? ['-gnu', '-musl'] : [''];
  return libcs.map((libc) => `s3presign.${platform}${libc}.node`);
}

function load() {
  const given = process.env.S3PRESIGN_NATIVE_PATH;
  const tried = [];
  let starting;
  for (const path of given ? [given] : fileNames().map((name) => `${folder}/${name}`)) {
    try {
      return require(path);
    } catch (error) {
      tried.push(`  ${path}: ${error.message.split('\n')[0]}`);
      starting ??= remedy(error, path);
    }
  }
  const toDo = starting
    ? `Start Node.js ${starting}`
    : 'Reinstall the package on this platform, or name the file in S3PRESIGN_NATIVE_PATH';
  throw new Error(
    `s3presign has no native file for ${process.platform} ${process.arch}, Node.js ${process.version}; tried\n` +
      `${tried.join('\n')}\n${toDo}.`,
  );
}

module.exports = { fileNames, folder, load };
