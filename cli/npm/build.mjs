// Builds the program with cargo and puts it beside this file, with the pages that a package has.
// `npm pack` runs it in a checkout; a released package has the files already.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import program from './platform.cjs';

const here = dirname(fileURLToPath(import.meta.url));
const crate = dirname(here);

if (existsSync(join(crate, 'Cargo.toml'))) {
  const options = { cwd: crate, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] };
  const format = '--message-format=json-render-diagnostics';
  const cargo = spawnSync('cargo', ['build', '--profile=command', '--locked', '--quiet', format], options);
  if (cargo.error) throw new Error(`cargo is needed to build s3presign: ${cargo.error.message}`);
  if (cargo.status !== 0) process.exit(cargo.status ?? 1);
  const messages = cargo.stdout.trim().split('\n').map((line) => JSON.parse(line));
  const built = messages.find((message) => message.target?.name === 's3presign' && message.executable);
  copyFileSync(built.executable, join(here, program));
  for (const page of ['LICENSE', 'README.md']) copyFileSync(join(crate, page), join(here, page));
}
