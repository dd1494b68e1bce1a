<?php

/** The work: one key after another of one bucket, the same for every contestant of every host. */

declare(strict_types=1);

namespace S3Presign\Bench;

const ACCESS_KEY_ID = 'AKIAIOSFODNN7EXAMPLE';
const SECRET_ACCESS_KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const REGION = 'eu-west-1';
const BUCKET = 'photos';
const EXPIRES_IN = 900;
const CONTENT_TYPE = 'image/jpeg';
const SERIES = ['GET', 'PUT'];

/** @return list<string> distinct keys, in the order in which they are signed */
function keys(): array
{
    return array_map(static fn (int $number): string => sprintf('2026/holiday/img-%05d.jpg', $number), range(0, 999));
}
