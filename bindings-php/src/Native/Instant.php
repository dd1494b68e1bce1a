<?php

declare(strict_types=1);

namespace S3Presign\Native;

/**
 * PHP's dates and intervals as the library counts them: whole seconds.
 *
 * @internal
 */
final class Instant
{
    private static ?\DateTimeImmutable $epoch = null;

    /** An instant in UTC. */
    public static function at(int $unixSeconds): \DateTimeImmutable
    {
        // Much faster than to parse "@$unixSeconds", and its time zone is called UTC.
        self::$epoch ??= new \DateTimeImmutable('1970-01-01', new \DateTimeZone('UTC'));

        return self::$epoch->setTimestamp($unixSeconds);
    }

    /** Unix seconds, rounded down; of the clock without an instant. */
    public static function seconds(\DateTimeInterface|int|null $instant): int
    {
        return match (true) {
            $instant === null => \time(),
            \is_int($instant) => $instant,
            default => $instant->getTimestamp(),
        };
    }

    /**
     * The whole seconds of an interval.
     *
     * @throws \ValueError for months and years, whose length varies
     */
    public static function length(string $name, \DateInterval $interval): int
    {
        $days = $interval->days;
        if ($days === false) {
            if ($interval->y !== 0 || $interval->m !== 0) {
                throw new \ValueError("$name has months or years, whose length varies; pass days or seconds");
            }
            $days = $interval->d;
        }
        $seconds = (($days * 24 + $interval->h) * 60 + $interval->i) * 60 + $interval->s;

        return $interval->invert === 1 ? -$seconds : $seconds;
    }
}
