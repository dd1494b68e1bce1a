// The version of an installed package, from its package.json: most packages do not export it.

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export function version(name, installed) {
  for (let folder = dirname(installed); ; folder = dirname(folder)) {
    const file = join(folder, 'node_modules', name, 'package.json')
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')).version
    if (folder === dirname(folder)) throw new Error(`${name} is not installed beside ${installed}`)
  }
}
