// What Node.js must be told before it lets a half be loaded. Its own errors say that something is forbidden, and up to
// Node.js 22 not by which option.
'use strict';

/** How to start Node.js instead, for an error in loading a file; undefined where nothing was forbidden. */
function remedy(error, path) {
  switch (error.code) {
    case 'ERR_DLOPEN_DISABLED':
      return process.permission ? 'with --allow-addons' : 'without --no-addons';
    case 'ERR_ACCESS_DENIED':
      return `with --allow-fs-read=${path}`;
  }
}

module.exports = { remedy };
