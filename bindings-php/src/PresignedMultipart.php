<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Answer;
use S3Presign\Native\ParameterList;

/**
 * All requests of one upload in parts, signed at one instant.
 *
 * ```php
 * $upload = $signer->presignMultipart(
 *     bucket: 'videos',
 *     key: 'film.mp4',
 *     uploadId: 'from-the-answer',
 *     objectSize: 20_000_000,
 * );
 * count($upload->parts); // => 3
 * $upload->parts[2]->request->headers; // => ['content-length' => '3222784']
 * $upload->complete->method; // => 'POST'
 * ```
 */
final class PresignedMultipart
{
    /** @param list<PresignedPart> $parts */
    private function __construct(
        /**
         * The parts in their order. They may be sent in any order, and at once.
         *
         * @var list<PresignedPart>
         */
        public readonly array $parts,
        /** Makes an object of the parts; its body is what {@see S3Presign::completedParts()} answers. */
        public readonly PresignedRequest $complete,
        /** Drops the upload and what was stored of it. */
        public readonly PresignedRequest $abort,
        /** Lists the parts that have arrived, with their ETags. */
        public readonly PresignedRequest $listParts,
    ) {
    }

    /**
     * The smallest CORS rule of the bucket that lets pages of an origin send every request of the
     * upload and read the `ETag` of each part. The request that creates the upload has a rule of its
     * own; {@see S3Presign::corsRule()} makes one of both.
     *
     * @param string $origin such as `https://app.example.com`, with one `*` in it if wanted, or several
     *                       with a space between each
     * @throws S3PresignException `InvalidOrigin`
     */
    public function corsRule(string $origin): CorsRule
    {
        return CorsRule::of([$this], $origin);
    }

    /**
     * Adds every request behind other results.
     *
     * @internal
     */
    public function addTo(#[\SensitiveParameter] ParameterList $list): void
    {
        foreach ([...$this->parts, $this->complete, $this->abort, $this->listParts] as $each) {
            ($each instanceof PresignedPart ? $each->request : $each)->addTo($list);
        }
    }

    /**
     * @internal
     */
    public static function fromAnswer(Answer $answer): self
    {
        $parts = [];
        $others = [];
        foreach ($answer->sequence('request') as $result) {
            $request = PresignedRequest::ofStrings($result->strings);
            [$name, $number] = [...\explode(':', $result->text('request')), null];
            if ($number !== null) {
                $firstByte = $result->number('first-byte');
                $parts[] = new PresignedPart((int) $number, $firstByte, $result->number('size'), $request);
            } else {
                $others[$name] = $request;
            }
        }

        return new self($parts, $others['complete'], $others['abort'], $others['list-parts']);
    }
}
