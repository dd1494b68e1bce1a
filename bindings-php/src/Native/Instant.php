<?php

declare(strict_types=1);

namespace S3Presign\Native;

use S3Presign\S3PresignException;

/**
 * PHP's dates and intervals as the library counts them: whole seconds.
 *
 * @internal
 */
final class Instant
{
    /** How many instants are kept: those of a page whose links are signed in one second, which are few. */
    private const KEPT = 8;

    /** What an interval must be that has a length. */
    public const EXACT = 'days or seconds: months and years vary in length, and an int must count the seconds';

    private static ?\DateTimeImmutable $epoch = null;

    /** @var array<int, \DateTimeImmutable> by their Unix seconds */
    private static array $made = [];

    /** An instant in UTC. It never changes, so that results share it. */
    public static function at(int $unixSeconds): \DateTimeImmutable
    {
        return self::$made[$unixSeconds] ?? self::make($unixSeconds);
    }

    private static function make(int $unixSeconds): \DateTimeImmutable
    {
        // Much faster than to parse "@$unixSeconds", and its time zone is called UTC.
        self::$epoch ??= new \DateTimeImmutable('1970-01-01', new \DateTimeZone('UTC'));
        if (\count(self::$made) >= self::KEPT) {
            self::$made = [];
        }

        return self::$made[$unixSeconds] = self::$epoch->setTimestamp($unixSeconds);
    }

    /**
     * Unix seconds, rounded down; of the clock without an instant.
     *
     * @throws S3PresignException `WrongType`
     */
    public static function seconds(string $name, mixed $instant): int
    {
        return match (true) {
            $instant === null => \time(),
            \is_int($instant) => $instant,
            $instant instanceof \DateTimeInterface => $instant->getTimestamp(),
            default => throw ParameterList::wrongType($name, $instant, 'a DateTimeInterface or Unix seconds'),
        };
    }

    /** The whole seconds of an interval, rounded down; nothing unless it is EXACT. */
    public static function length(\DateInterval $interval): ?string
    {
        $days = $interval->days;
        if ($days === false) {
            if ($interval->y !== 0 || $interval->m !== 0) {
                return null;
            }
            $days = $interval->d;
        }
        $seconds = (($days * 24 + $interval->h) * 60 + $interval->i) * 60 + $interval->s;

        if ($interval->invert === 1) {
            $seconds = -$seconds - ($interval->f > 0 ? 1 : 0);
        }

        return \is_int($seconds) ? (string) $seconds : null;
    }
}
