<?php

declare(strict_types=1);

namespace S3Presign\Native;

/**
 * Keeps what the package was called with out of stack traces.
 *
 * PHP hides an argument with `#[SensitiveParameter]` where it is passed by position or under the name of
 * a declared parameter, and shows those that are collected by `mixed ...$parameters` under their names
 * (8.2 to 8.4). Such an argument may be an encryption key, so the trace is cleared itself.
 *
 * @internal
 */
final class Trace
{
    /** The same exception, whose trace says which functions of the package ran, and not on what. */
    public static function withoutArguments(\Throwable $thrown): \Throwable
    {
        $frames = \array_map(
            static fn (array $frame): array => \str_starts_with($frame['class'] ?? '', 'S3Presign\\')
                ? \array_diff_key($frame, ['args' => null])
                : $frame,
            $thrown->getTrace(),
        );
        $holder = $thrown instanceof \Exception ? \Exception::class : \Error::class;
        (new \ReflectionProperty($holder, 'trace'))->setValue($thrown, $frames);

        return $thrown;
    }
}
