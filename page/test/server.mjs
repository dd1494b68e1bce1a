// The embedded S3 server of the repository (tests/servers/embedded), for as long as a test runs.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TARGET = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL('../../target', import.meta.url));
export const BUCKET = 'tests';
export const ID = 'AKIAS3PRESIGNTESTS01';
export const SECRET = 'only-for-servers-on-loopback/0123456789+';

/** The program that was built last, in whichever profile. */
export function built(name) {
  const files = ['debug', 'release'].map((profile) => join(TARGET, profile, name)).filter((file) => existsSync(file));
  if (files.length === 0) throw new Error(`${name} is not built; cargo build makes it`);
  return files.sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)[0];
}

/**
 * Starts the server and hands its address to `use`.
 * @param {(endpoint: string) => Promise<void>} use
 */
export async function withServer(use) {
  const folder = mkdtempSync(join(tmpdir(), 's3presign-page-'));
  mkdirSync(join(folder, 'data'));
  const env = { ...process.env, EMBEDDED_S3_ACCESS_KEY: ID, EMBEDDED_S3_SECRET_KEY: SECRET };
  const server = spawn(built('embedded-s3'), [join(folder, 'data'), '--bucket', BUCKET, '--domain', 'localhost'], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  try {
    const port = await new Promise((resolve, reject) => {
      let said = '';
      for (const stream of [server.stdout, server.stderr]) {
        stream.on('data', (text) => {
          said += text;
          const found = /listening on 127\.0\.0\.1:(\d+)\n/.exec(said);
          if (found) resolve(found[1]);
        });
      }
      server.on('exit', () => reject(new Error(said)));
    });
    await use(`http://127.0.0.1:${port}`);
  } finally {
    server.stdin.end();
    server.kill();
    rmSync(folder, { recursive: true });
  }
}
