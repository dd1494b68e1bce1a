// What Node.js must be told before it lets a half be loaded. Its own errors say that something is forbidden, and up to
// Node.js 22 not by which option.
'use strict';

/** How to start Node.js instead, for an error in loading one of these files; undefined where nothing was forbidden. */
function remedy(error, ...paths) {
  switch (error.code) {
    case 'ERR_DLOPEN_DISABLED':
      return process.permission ? 'with --allow-addons' : 'without --no-addons';
    case 'ERR_ACCESS_DENIED':
      return `with ${paths.map((path) => `--allow-fs-read=${path}`).join(' ')}`;
  }
}

module.exports = { remedy };
