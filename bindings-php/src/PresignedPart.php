<?php

declare(strict_types=1);

namespace S3Presign;

/**
 * The request that uploads one part of a {@see PresignedMultipart}.
 *
 * ```php
 * $upload = $signer->presignMultipart(bucket: 'videos', key: 'film.mp4', uploadId: 'id', objectSize: 20_000_000);
 * $upload->parts[0]->request->method; // => 'PUT'
 * $upload->parts[0]->size; // => 8_388_608
 * ```
 */
final class PresignedPart
{
    /**
     * @internal
     */
    public function __construct(
        /** From 1 on. */
        public readonly int $number,
        /** Where the part begins in the object, in bytes; null if the sizes are not known. */
        public readonly ?int $firstByte,
        /** In bytes; null if the sizes are not known. */
        public readonly ?int $size,
        /** What uploads it. The answer's `ETag` is needed to complete the upload. */
        public readonly PresignedRequest $request,
    ) {
    }
}
