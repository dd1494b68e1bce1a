// `node main.mjs OURS PEERS sample` answers one URL of each contestant, to be verified.
// `node main.mjs OURS PEERS time ROUNDS SECONDS` gives each contestant a slice of CPU time in each
// round, one after the other, and answers nanoseconds per URL.
//
// OURS and PEERS are files, existing or not, in whose folders the packages are installed.

import * as ours from './ours.mjs'
import * as peers from './peers.mjs'
import { version } from './versions.mjs'
import { keys } from './work.mjs'

const [oursInstalled, peersInstalled, action, rounds, seconds] = process.argv.slice(2)

async function sample({ series, name, package: from, installed, url }) {
  return { series, name, version: version(from, installed), url: await url(keys[0]) }
}

// Each round starts with the next contestant, so that none is always first.
async function time(everyone, rounds, seconds) {
  const measured = {}
  const turns = []
  for (const contestant of everyone) {
    const figures = []
    measured[contestant.series] ??= {}
    measured[contestant.series][contestant.name] = figures
    turns.push({ contestant, figures, count: await calibrate(contestant, seconds) })
  }
  for (let round = 0; round < rounds; round += 1) {
    const first = round % turns.length
    for (const { contestant, figures, count } of [...turns.slice(first), ...turns.slice(0, first)]) {
      figures.push(((await slice(contestant, count)) * 1000) / count)
    }
  }
  return measured
}

// How many URLs fill a slice. Warms up on the way: the compiler needs whole slices to settle.
async function calibrate(contestant, seconds) {
  let count = 1
  for (let full = 0; full < 3; ) {
    const taken = (await slice(contestant, count)) / 1e6
    if (taken < seconds / 2) {
      count *= 2
    } else {
      count = Math.max(1, Math.round((count * seconds) / taken))
      full += 1
    }
  }
  return count
}

// CPU time of so many URLs, in microseconds, of all threads of the process. No collection of
// garbage is forced between the slices: it makes V8 drop compiled code, which costs the contestants
// that are written in JavaScript half as much again.
async function slice({ isAsync, url }, count) {
  const start = process.cpuUsage()
  let length = 0
  if (isAsync) {
    for (let number = 0; number < count; number += 1) length += (await url(keys[number % keys.length])).length
  } else {
    for (let number = 0; number < count; number += 1) length += url(keys[number % keys.length]).length
  }
  const { user, system } = process.cpuUsage(start)
  if (length < count) throw new Error('empty URLs')
  return user + system
}

const everyone = ['GET', 'PUT'].flatMap((series) => [
  ...ours.contestants(series, oursInstalled).map((each) => ({ ...each, installed: oursInstalled })),
  ...peers.contestants(series, peersInstalled).map((each) => ({ ...each, installed: peersInstalled })),
])
const answer =
  action === 'sample'
    ? await Promise.all(everyone.map(sample))
    : await time(everyone, Number(rounds), Number(seconds))
console.log(JSON.stringify(answer))
