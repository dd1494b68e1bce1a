// Builds what the package holds besides its sources: the native addon, under the name that native.cjs looks for; the
// WebAssembly modules; and one file of JavaScript for each kind of engine. `npm install` and `npm pack` run it in a
// checkout; a released package has it all and no sources.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import native from './native.cjs';

const here = dirname(fileURLToPath(import.meta.url));

/** Runs a program here, and answers what it printed. */
function run(program, ...args) {
  const options = { cwd: here, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] };
  const done = spawnSync(program, args, options);
  if (done.error) throw new Error(`${program} is needed to build s3presign: ${done.error.message}`);
  if (done.status !== 0) process.exit(done.status ?? 1);
  return done.stdout;
}

function buildAddon() {
  const printed = run('cargo', 'build', '--profile=addon', '--quiet', '--message-format=json-render-diagnostics');
  const messages = printed.trim().split('\n').map((line) => JSON.parse(line));
  const library = messages.find((message) => message.target?.name === 's3presign_node' && message.filenames);
  copyFileSync(library.filenames[0], join(here, native.fileNames()[0]));
}

function buildModules() {
  run('make', '--silent', '-C', '../bindings-wasm', 'modules');
  for (const name of ['s3presign.wasm', 'signing.wasm']) copyFileSync(join(here, '../build/wasm', name), join(here, name));
}

/** One file of the API over a half. */
async function bundle(outfile, half, exported, options) {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: here,
    stdin: { contents: exported, resolveDir: here, sourcefile: 'entry.mjs' },
    outfile,
    alias: { '#half': join(here, half) },
    bundle: true,
    charset: 'utf8',
    // What every engine has that has what the module needs.
    target: 'es2022',
    ...options,
  });
}

const NAMES = "export * from './api.mjs';";
const NAMES_AND_DEFAULT = `${NAMES} export * as default from './api.mjs';`;

if (existsSync(join(here, 'Cargo.toml'))) {
  buildAddon();
  buildModules();
  const web = { format: 'esm', platform: 'neutral' };
  await bundle('index.cjs', 'node.mjs', NAMES, {
    format: 'cjs',
    platform: 'node',
    // Not marked as made from a module: then the default import of whatever translates modules is the whole package.
    footer: { js: 'module.exports = { ...module.exports };' },
  });
  await bundle('web.mjs', '../bindings-wasm/embedded.mjs', NAMES_AND_DEFAULT, { ...web, loader: { '.wasm': 'binary' } });
  await bundle('workerd.mjs', '../bindings-wasm/workerd.mjs', NAMES_AND_DEFAULT, { ...web, external: ['*.wasm'] });
}
