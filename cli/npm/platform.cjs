// What the program is called that is built for this platform.
'use strict';

const ending = process.platform === 'win32' ? '.exe' : '';

module.exports = `s3presign-${process.platform}-${process.arch}${ending}`;
