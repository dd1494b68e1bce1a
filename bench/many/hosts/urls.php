<?php

/**
 * `php urls.php OURS ROUNDS`: as urls.py beside it says. OURS is the folder into which our package is installed.
 */

declare(strict_types=1);

[, $ours, $rounds] = $argv;
require "$ours/vendor/autoload.php";

/** Not random, so that all languages have the same ones. */
function uuid(int $number): string
{
    $mixed = $number * 2_654_435_761 % (1 << 32);
    $groups = [$mixed, $mixed >> 16, $mixed & 0xFFF, $mixed >> 8 & 0xFFF, $mixed, $number & 0xFFFF];

    return \vsprintf('%08x-%04x-4%03x-8%03x-%08x%04x', $groups);
}

/** CPU time of each URL, in nanoseconds. */
function timed(callable $call): float
{
    $start = \getrusage();
    $urls = $call();
    $end = \getrusage();
    $taken = 0;
    foreach (['ru_utime', 'ru_stime'] as $kind) {
        $taken += ($end["$kind.tv_sec"] - $start["$kind.tv_sec"]) * 1e9;
        $taken += ($end["$kind.tv_usec"] - $start["$kind.tv_usec"]) * 1e3;
    }

    return $taken / \count($urls);
}

$signer = new S3Presign\Signer('AKIAIOSFODNN7EXAMPLE', 'secret', 'eu-west-1');
$template = $signer->template('GetObject', bucket: 'photos');
$keys = \array_map(uuid(...), \range(0, 19_999));
$taken = ['one' => [], 'many' => []];
for ($round = 0; $round <= (int) $rounds; $round++) {
    $taken['one'][] = timed(static function () use ($template, $keys): array {
        $urls = [];
        foreach ($keys as $key) {
            $urls[] = $template->url($key);
        }

        return $urls;
    });
    $taken['many'][] = timed(static fn (): array => $template->urls($keys));
}
// The first round warms up.
echo \json_encode(\array_map(static fn (array $all): array => \array_slice($all, 1), $taken), JSON_THROW_ON_ERROR), "\n";
