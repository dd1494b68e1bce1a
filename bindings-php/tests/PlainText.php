<?php

declare(strict_types=1);

namespace S3Presign\Tests;

/** An object that is a text. */
final class PlainText implements \Stringable
{
    public function __toString(): string
    {
        return 'text/plain';
    }
}
