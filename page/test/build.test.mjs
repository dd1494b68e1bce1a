// The build: the same source and module give the same bytes in another folder, and what cannot be
// inlined is refused. The command writes the same file.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { FILE } from './browser.mjs';
import { built } from './server.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MODULE = join(dirname(FILE), 'module.wasm');

function copy() {
  const folder = mkdtempSync(join(tmpdir(), 's3presign-page-'));
  for (const name of ['page/build.mjs', 'page/inlined_modules.mjs', 'page/page.html', 'page/page.css', 'page/src', 'bindings-wasm/library.mjs']) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  return folder;
}

function build(folder) {
  const output = join(folder, 'page.html');
  const compiler = execFileSync(join(ROOT, 'bindings-wasm/compile'), ['--version'], { encoding: 'utf8' }).trim();
  const ran = spawnSync(process.execPath, [join(folder, 'page/build.mjs'), MODULE, compiler, output], { encoding: 'utf8' });
  return { ...ran, output };
}

test('another folder gives the same bytes', () => {
  const { status, stderr, output } = build(copy());
  assert.equal(status, 0, stderr);
  assert.ok(readFileSync(output).equals(readFileSync(FILE)));
  assert.ok(!readFileSync(FILE, 'utf8').includes(ROOT));
});

test('modules that cannot stand in one script are refused', () => {
  const cases = [
    ["export const AGAIN = 1;\n", 'const AGAIN = 2;\n', /both declare AGAIN/],
    ["import * as all from './saving.js';\n", '', /is not inlined/],
    ["const text = '</script>';\n", '', /would end it/],
  ];
  for (const [inOne, inOther, expected] of cases) {
    const folder = copy();
    for (const [name, text] of [['saving.js', inOne], ['instants.js', inOther]]) {
      const file = join(folder, 'page/src', name);
      writeFileSync(file, readFileSync(file, 'utf8') + text);
    }
    const { status, stderr } = build(folder);
    assert.equal(status, 1);
    assert.match(stderr, expected);
  }
});

test('the command writes this file', () => {
  const output = join(mkdtempSync(join(tmpdir(), 's3presign-page-')), 'a.html');
  execFileSync(built('s3presign'), ['page', '--output', output]);
  assert.ok(readFileSync(output).equals(readFileSync(FILE)));
  const nowhere = spawnSync(built('s3presign'), ['page', '--output', '/nowhere/at/all.html'], { encoding: 'utf8' });
  assert.equal(nowhere.status, 74);
  assert.match(nowhere.stderr, /cannot write "\/nowhere\/at\/all\.html"/);
});
