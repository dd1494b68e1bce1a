#!/usr/bin/env node
// Runs the program that is built for this platform, and ends as it ends.
'use strict';

const { spawn } = require('node:child_process');
const { join } = require('node:path');
const program = require('./platform.cjs');

const child = spawn(join(__dirname, program), process.argv.slice(2), { stdio: 'inherit' });

// A terminal sends these to both; what is sent to this process alone is passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}
child.on('error', (error) => {
  console.error(`s3presign-cli has no program for ${process.platform} ${process.arch}: ${error.message}`);
  console.error('Install it with cargo: cargo install s3presign-cli');
  process.exit(1);
});
child.on('exit', (code, signal) => {
  if (signal) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  } else {
    process.exit(code);
  }
});
