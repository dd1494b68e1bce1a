<?php

declare(strict_types=1);

namespace S3Presign\Tests;

/** A backed enum, as programs have them for what S3 knows by name. */
enum StorageClass: string
{
    case Glacier = 'GLACIER';
}
