<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Answer;
use S3Presign\Native\ParameterList;

/**
 * Which actions of IAM whoever signs needs, so that S3 does as a URL says, and on which resources.
 *
 * ```php
 * $needed = S3Presign::permissions('PutObject', region: 'eu-west-1', bucket: 'photos', key: '1.jpg', acl: 'private');
 * array_column($needed->permissions, 'action'); // => ['s3:PutObject', 's3:PutObjectAcl']
 * ```
 */
final class Permissions
{
    /** What a permission is told with behind its action, and how it is called here. */
    private const MEMBERS = [
        'resource' => 'resource',
        'because' => 'because',
        'certainty' => 'certainty',
        'source' => 'source',
        'only-where' => 'onlyWhere',
        'effect' => 'effect',
    ];

    /**
     * @param list<Permission> $permissions
     * @param array<string, string> $conditions
     * @param list<OptionalAction> $optional
     * @param array<string, string> $doubts
     * @param list<OpenPlace> $openPlaces
     */
    private function __construct(
        /**
         * What is needed or likely to be: the operation's own actions first.
         *
         * @var list<Permission>
         */
        public readonly array $permissions,
        /**
         * What the request does not show and what would need more, in words, by names for `assume`.
         *
         * @var array<string, string>
         */
        public readonly array $conditions,
        /**
         * What is refused by nothing, but changes the answer.
         *
         * @var list<OptionalAction>
         */
        public readonly array $optional,
        /**
         * What nobody documents, and so is never granted, by what raises the question.
         *
         * @var array<string, string>
         */
        public readonly array $doubts,
        /**
         * Each `*` in a resource that stands for something that was not said.
         *
         * @var list<OpenPlace>
         */
        public readonly array $openPlaces,
    ) {
    }

    /**
     * @internal
     */
    public static function fromAnswer(Answer $answer): self
    {
        $begun = [];
        foreach ($answer->pairs() as [$name, $value]) {
            if ($name === 'action' || $name === 'optional') {
                $begun[] = [$name, ['action' => $value]];
            } elseif (isset(self::MEMBERS[$name])) {
                $begun[\array_key_last($begun)][1][self::MEMBERS[$name]] = $value;
            }
        }
        $permissions = $optional = [];
        foreach ($begun as [$kind, $members]) {
            if ($kind === 'action') {
                $permissions[] = new Permission(...$members);
            } else {
                $optional[] = new OptionalAction(...$members);
            }
        }

        return new self(
            $permissions,
            $answer->map('condition'),
            $optional,
            $answer->map('unknown'),
            OpenPlace::all($answer),
        );
    }

    /**
     * @internal
     */
    public function addTo(ParameterList $list): void
    {
        foreach ($this->permissions as $permission) {
            $list->add('action', $permission->action);
            foreach (self::MEMBERS as $name => $member) {
                if (isset($permission->$member)) {
                    $list->add($name, $permission->$member);
                }
            }
        }
        foreach ($this->openPlaces as $place) {
            $list->add("open:$place->option", $place->resource);
        }
    }
}
