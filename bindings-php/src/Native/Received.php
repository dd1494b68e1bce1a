<?php

declare(strict_types=1);

namespace S3Presign\Native;

/**
 * What a request and a form have in common that a server received: they are read
 * first, then judged by the secret that was looked up.
 *
 * @internal
 */
final class Received
{
    use HoldsSecret;

    /** @var \Closure(): ParameterList what came; whatever lists properties does not look into a closure */
    private readonly \Closure $list;

    /** @var \Closure(): Answer what it claims, in the same way */
    private readonly \Closure $claim;

    /**
     * @param 'request'|'form' $kind
     * @throws \S3Presign\S3PresignException `MalformedRequest`
     */
    public function __construct(private readonly string $kind, #[\SensitiveParameter] ParameterList $list)
    {
        $claim = Answer::read(Library::loaded()->answer("s3presign_read_$kind", ...$list->joined()));
        $this->list = static fn (): ParameterList => $list;
        $this->claim = static fn (): Answer => $claim;
    }

    /** What it claims. */
    public function claim(): Answer
    {
        return ($this->claim)();
    }

    /**
     * For var_dump() and its like: what it claims, secrets masked.
     *
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        $list = new ParameterList();
        foreach ($this->claim()->pairs() as [$name, $value]) {
            $list->add($name, $value);
        }

        return $list->redacted()->shown();
    }

    /**
     * What is right about it.
     *
     * @param array<mixed> $rules
     * @throws \S3Presign\S3PresignException whose code says exactly why not
     */
    public function verify(
        #[\SensitiveParameter] mixed $secretAccessKey,
        #[\SensitiveParameter] array $rules,
        mixed $now,
    ): Answer {
        // An access key that nobody knows has no secret, and then no credentials are named.
        if ($secretAccessKey !== null) {
            $accessKeyId = $this->claim()->text('access-key-id');
            $rules = \compact('accessKeyId', 'secretAccessKey') + $rules;
        }

        return Answer::read(Library::loaded()->answer(
            "s3presign_verify_$this->kind",
            ...($this->list)()->joined(),
            ...ParameterList::of($rules)->joined(),
            ...[Instant::seconds('now', $now)],
        ));
    }
}
