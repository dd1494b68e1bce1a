// node bundle.mjs BUNDLER KIND: what the bundler makes of a program with s3presign in it, in bundled/BUNDLER. The kinds:
// `page` for browsers; `external` and `inside` for Node.js, which differ in where the package is.
import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { nodeResolve } from '@rollup/plugin-node-resolve';

const [, , bundler, kind] = process.argv;
const here = import.meta.dirname;
const folder = path.join(here, 'bundled', bundler);

/** What docs/browser.md says to set for a program that Node.js runs. */
const DOCUMENTED = {
  esbuild: {
    external: { external: ['s3presign'] },
    inside: { alias: { s3presign: './node_modules/s3presign/web.mjs' } },
  },
  rollup: {
    external: { external: ['s3presign'] },
    inside: { plugins: [nodeResolve({ browser: true })] },
  },
  webpack: {
    external: { externals: { s3presign: 'node-commonjs s3presign' } },
    inside: { resolve: { alias: { s3presign: path.resolve('node_modules/s3presign/web.mjs') } } },
  },
  vite: {
    external: {},
    inside: { ssr: { noExternal: ['s3presign'] }, resolve: { alias: { s3presign: path.resolve('node_modules/s3presign/web.mjs') } } },
  },
};

const BUNDLERS = {
  async esbuild(entry, page, settings) {
    const { build } = await import('esbuild');
    const platform = page ? 'browser' : 'node';
    await build({ entryPoints: [entry], bundle: true, format: 'esm', platform, outdir: folder, outExtension: { '.js': '.mjs' }, ...settings });
  },

  async rollup(entry, page, settings) {
    const { rollup } = await import('rollup');
    const plugins = page ? [nodeResolve({ browser: true })] : [];
    const made = await rollup({ input: entry, plugins, onwarn() {}, ...settings });
    await made.write({ dir: folder, format: 'es', entryFileNames: '[name].mjs' });
  },

  async webpack(entry, page, settings) {
    const { default: webpack } = await import('webpack');
    const compiler = webpack({
      mode: 'production',
      context: here,
      entry: `./${entry}`,
      target: page ? 'web' : 'node',
      experiments: { outputModule: true },
      output: { path: folder, filename: entry, module: true },
      ...settings,
    });
    const stats = await new Promise((resolve, reject) => {
      compiler.run((error, result) => (error ? reject(error) : resolve(result)));
    });
    if (stats.hasErrors()) throw new Error(stats.toString('errors-only'));
  },

  async vite(entry, page, settings) {
    const { build } = await import('vite');
    const made = page ? { rolldownOptions: { input: 'bundled.html' } } : { ssr: entry, rolldownOptions: { output: { entryFileNames: '[name].mjs' } } };
    await build({ root: here, base: './', configFile: false, logLevel: 'error', build: { outDir: folder, ...made }, ...settings });
  },
};

rmSync(folder, { recursive: true, force: true });
const page = kind === 'page';
await BUNDLERS[bundler](page ? 'page.mjs' : 'program.mjs', page, page ? {} : DOCUMENTED[bundler][kind]);
// Vite takes the page itself.
if (page && bundler !== 'vite') copyFileSync('bundled.html', `${folder}/bundled.html`);
