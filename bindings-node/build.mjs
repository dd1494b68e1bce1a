// Builds the native half with cargo and puts it beside this file, under the
// name that native.cjs looks for. `npm install` and `npm pack` run it in a
// checkout; a released package has the file already and no sources.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import native from './native.cjs';

const here = dirname(fileURLToPath(import.meta.url));

if (existsSync(join(here, 'Cargo.toml'))) {
  const options = { cwd: here, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] };
  const format = '--message-format=json-render-diagnostics';
  const cargo = spawnSync('cargo', ['build', '--profile=addon', '--quiet', format], options);
  if (cargo.error) throw new Error(`cargo is needed to build s3presign: ${cargo.error.message}`);
  if (cargo.status !== 0) process.exit(cargo.status ?? 1);
  const messages = cargo.stdout.trim().split('\n').map((line) => JSON.parse(line));
  const library = messages.find((message) => message.target?.name === 's3presign_node' && message.filenames);
  copyFileSync(library.filenames[0], join(here, native.fileNames()[0]));
}
