<?php

/**
 * `php main.php sample` answers one URL of each contestant, to be verified.
 * `php main.php time ROUNDS SECONDS` gives each contestant a slice of CPU time in each
 * round, one after the other, and answers nanoseconds per URL.
 */

declare(strict_types=1);

namespace S3Presign\Bench;

// As installed from the package, and not from its sources.
require __DIR__ . '/../../build/php/vendor/autoload.php';
require __DIR__ . '/work.php';
require __DIR__ . '/Contestant.php';
require __DIR__ . '/HashHmacPresigner.php';
require __DIR__ . '/ours.php';
require __DIR__ . '/peers.php';

/** @return array<string, string> */
function sample(Contestant $contestant): array
{
    return [
        'series' => $contestant->series,
        'name' => $contestant->name,
        'version' => $contestant->version,
        'url' => ($contestant->url)(keys()[0]),
    ];
}

/**
 * Each round starts with the next contestant, so that none is always first.
 *
 * @param list<Contestant> $everyone
 * @return array<string, array<string, list<float>>>
 */
function timed(array $everyone, int $rounds, float $seconds): array
{
    $turns = [];
    $measured = [];
    foreach ($everyone as $contestant) {
        $turns[] = [$contestant, calibrated($contestant, $seconds)];
        $measured[$contestant->series][$contestant->name] = [];
    }
    for ($round = 0; $round < $rounds; $round++) {
        $first = $round % count($turns);
        foreach ([...array_slice($turns, $first), ...array_slice($turns, 0, $first)] as [$contestant, $count]) {
            $measured[$contestant->series][$contestant->name][] = slice($contestant, $count) * 1000 / $count;
        }
    }

    return $measured;
}

/** How many URLs fill a slice. Warms up on the way. */
function calibrated(Contestant $contestant, float $seconds): int
{
    for ($count = 1;; $count *= 2) {
        $taken = slice($contestant, $count) / 1e6;
        if ($taken > $seconds / 4) {
            return max(1, (int) ($count * $seconds / $taken));
        }
    }
}

/** CPU time of so many URLs, in microseconds. Nobody pays for the garbage of the one before. */
function slice(Contestant $contestant, int $count): int
{
    $url = $contestant->url;
    $keys = keys();
    gc_collect_cycles();
    $start = cpuMicroseconds();
    for ($number = 0; $number < $count; $number++) {
        $url($keys[$number % 1000]);
    }

    return cpuMicroseconds() - $start;
}

function cpuMicroseconds(): int
{
    $usage = getrusage();

    return ($usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec']) * 1_000_000
        + $usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec'];
}

[$action, $rounds, $seconds] = [...array_slice($argv, 1), '', '', ''];
$everyone = [];
foreach (SERIES as $series) {
    array_push($everyone, ...ours($series), ...peers($series));
}
$answer = match ($action) {
    'sample' => array_map(sample(...), $everyone),
    'time' => timed($everyone, (int) $rounds, (float) $seconds),
    default => exit("php main.php sample | time ROUNDS SECONDS\n"),
};
echo json_encode($answer, JSON_THROW_ON_ERROR);
