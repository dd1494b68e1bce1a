<?php

declare(strict_types=1);

namespace S3Presign\Tests;

/** An enum that has no text. */
enum Suit
{
    case Hearts;
}
