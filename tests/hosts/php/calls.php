<?php

/**
 * What is asked beyond one request, through the public PHP API, answered as a list of
 * names and values in the order of the C ABI.
 */

declare(strict_types=1);

use S3Presign\SignedAspect;
use S3Presign\Finding;
use S3Presign\MultipartPlan;
use S3Presign\OpenPlace;
use S3Presign\OptionalAction;
use S3Presign\Permission;
use S3Presign\Permissions;
use S3Presign\PlannedPart;
use S3Presign\PresignedPart;
use S3Presign\PresignedRequest;
use S3Presign\PresignedMultipart;
use S3Presign\PresignedPost;
use S3Presign\ReceivedForm;
use S3Presign\ReceivedRequest;
use S3Presign\S3Presign;
use S3Presign\S3PresignException;
use S3Presign\Signer;
use S3Presign\VerifiedForm;
use S3Presign\VerifiedRequest;
use S3Presign\Warning;

const CALLS = [
    'presign_post' => 'presignPost',
    'read_request' => 'readRequest',
    'verify_request' => 'verifyRequest',
    'read_form' => 'readForm',
    'verify_form' => 'verifyForm',
    'refusal' => 'refusal',
    'multipart_plan' => 'multipartPlan',
    'presign_multipart' => 'presignMultipart',
    'upload_id' => 'uploadId',
    'completed_parts' => 'completedParts',
    'explain' => 'explained',
    'diagnose' => 'diagnosed',
    'permissions' => 'permissions',
    'policy' => 'policy',
    'guard_policy' => 'guardPolicy',
    'cors_rule' => 'corsRule',
    'json_of_request' => 'jsonOfRequest',
    'json_of_form' => 'jsonOfForm',
    'json_of_upload' => 'jsonOfUpload',
    'json_of_plan' => 'jsonOfPlan',
    'presign_scoped' => 'presignScoped',
    'presign_from_env' => 'presignFromEnv',
];

function form(stdClass $question): PresignedPost
{
    $arguments = argumentsOf($question->params);
    // Those of another spelling are named arguments already.
    $entries = array_filter([
        'startsWith' => named($arguments, 'starts-with'),
        'ownFields' => named($arguments, 'own-fields'),
        'ownStartsWith' => named($arguments, 'own-starts-with'),
    ]);

    return signerOf($question)
        ->presignPost(...$arguments, ...$entries, signingTime: $question->signing_time);
}

/** @return list<array{string, string}> */
function presignPost(stdClass $question): array
{
    $post = form($question);

    return [
        ['url', $post->url],
        ['method', $post->method],
        ...prefixed('field:', $post->fields),
        ['policy', $post->policy],
        ['signed-at', seconds($post->signedAt)],
        ['expires-at', seconds($post->expiresAt)],
        ['limited-by', $post->limitedBy],
        ...warnings($post->warnings),
        ['curl', $post->curl()],
    ];
}

/** @return list<array{string, string}> */
function readRequest(stdClass $question): array
{
    return claim(receivedRequest($question));
}

/** @return list<array{string, string}> */
function verifyRequest(stdClass $question): array
{
    $verified = receivedRequest($question)->verify(...rules($question));

    return [
        ...validity($verified),
        ...prefixed('signed-header:', $verified->signedHeaders),
        ['payload-hash', $verified->payloadHash],
        ...known('operation', $verified->operation),
        ...known('bucket', $verified->bucket),
        ...known('key', $verified->key),
        ...prefixed('parameter:', $verified->parameters),
        ...prefixed('check:', $verified->checks),
    ];
}

/** @return list<array{string, string}> */
function refusal(stdClass $question): array
{
    $error = new S3PresignException(array_column($question->params, 1, 0)['code'], '', 0);

    return [['http-status', (string) $error->httpStatus()], ['s3-code', $error->s3Code()]];
}

/** @return list<array{string, string}> */
function readForm(stdClass $question): array
{
    $form = receivedForm($question);

    return [...claim($form), ...known('key', $form->key)];
}

/** @return list<array{string, string}> */
function verifyForm(stdClass $question): array
{
    $verified = receivedForm($question)->verify(...rules($question));

    return [
        ...validity($verified),
        ...known('min-content-length', $verified->minContentLength),
        ...known('max-content-length', $verified->maxContentLength),
    ];
}

function plan(stdClass $question): MultipartPlan
{
    $sizes = array_map(intval(...), array_column($question->params, 1, 0));

    return new MultipartPlan($sizes['object-size'], $sizes['part-size'] ?? null);
}

/** @return list<array{string, string}> */
function multipartPlan(stdClass $question): array
{
    $plan = plan($question);
    $part = static fn (PlannedPart $part): array => ["part:$part->number", "$part->firstByte $part->size"];

    return [
        ['part-count', (string) count($plan->parts)],
        ['part-size', (string) $plan->partSize],
        ...array_map($part, $plan->parts),
    ];
}

function upload(stdClass $question): PresignedMultipart
{
    return signerOf($question)->presignMultipart(
        ...argumentsOf($question->params),
        key: $question->key,
        signingTime: $question->signing_time,
    );
}

/** @return list<array{string, string}> */
function presignMultipart(stdClass $question): array
{
    $upload = upload($question);
    $part = static fn (PresignedPart $part): array => [
        ['request', "part:$part->number"],
        ...known('first-byte', $part->firstByte),
        ...known('size', $part->size),
        ...listed($part->request),
    ];

    return [
        ...array_merge(...array_map($part, $upload->parts)),
        ['request', 'complete'],
        ...listed($upload->complete),
        ['request', 'abort'],
        ...listed($upload->abort),
        ['request', 'list-parts'],
        ...listed($upload->listParts),
    ];
}

/** @return list<array{string, string}> */
function completedParts(stdClass $question): array
{
    $checksums = array_map(static fn (stdClass $parts): array => (array) $parts, argumentsOf($question->params));
    $etags = named($checksums, 'part');

    return [['xml', S3Presign::completedParts($etags, ...$checksums)]];
}

/** @return list<array{string, string}> */
function explained(stdClass $question): array
{
    $given = array_column($question->params, 1, 0);
    $now = isset($given['now']) ? new DateTimeImmutable($given['now']) : $question->signing_time;
    $told = S3Presign::explain(
        $given['url'],
        $given['method'] ?? null,
        $now,
        $given['bucket'] ?? null,
        $given['unsigned-path-prefix'] ?? null,
        $given['host'] ?? null,
    );
    $value = static fn (string $name): callable => static fn (string $value): array => [$name, $value];
    $binding = static fn (SignedAspect $binding): array => [
        ($binding->bound ? 'bound:' : 'unbound:') . $binding->aspect,
        $binding->detail,
    ];

    return [
        ['signature-version', $told->signatureVersion],
        ...known('operation', $told->operation),
        ...($told->operation === null ? array_map($value('possible-operation'), $told->possibleOperations) : []),
        ['host', $told->host],
        ...known('bucket', $told->bucket),
        ...known('key', $told->key),
        ['addressing', $told->addressing],
        ['access-key-id', $told->accessKeyId],
        ...known('region', $told->region),
        ...known('service', $told->service),
        ...known('signed-at', $told->signedAt?->getTimestamp()),
        ['expires-at', seconds($told->expiresAt)],
        ['state', $told->state],
        ...array_map($value('header'), $told->headers),
        ...array_map($binding, $told->aspects),
        ...warnings($told->warnings),
        ['text', $told->text],
    ];
}

/** @return list<array{string, string}> */
function diagnosed(stdClass $question): array
{
    $given = array_column($question->params, 1, 0);
    $told = S3Presign::diagnose(
        $given['answer'] ?? null,
        method: $given['method'] ?? null,
        url: $given['url'] ?? null,
        headers: unprefixed('header:', $question->params),
        sentMethod: $given['sent-method'] ?? null,
        sentUrl: $given['sent-url'] ?? null,
        sentHeaders: unprefixed('sent-header:', $question->params),
        accessKeyId: $given['access-key-id'] ?? null,
        secretAccessKey: $given['secret-access-key'] ?? null,
        sessionToken: $given['session-token'] ?? null,
        unsignedPathPrefix: $given['unsigned-path-prefix'] ?? null,
    );

    return [
        ['code', $told->code],
        ['message', $told->message],
        ...array_merge(...array_map(
            static fn (Finding $finding): array => [
                ["finding:$finding->code", $finding->sentence],
                ["certainty:$finding->code", $finding->certainty],
            ],
            $told->findings,
        )),
        ['text', $told->text],
    ];
}

/** @return list<array{string, string}> */
function permissions(stdClass $question): array
{
    $told = asked($question->params);
    $permission = static fn (Permission $one): array => [
        ['action', $one->action],
        ['resource', $one->resource],
        ['because', $one->because],
        ['certainty', $one->certainty],
        ['source', $one->source],
        ...known('only-where', $one->onlyWhere),
    ];
    $optional = static fn (OptionalAction $one): array => [
        ['optional', $one->action],
        ['resource', $one->resource],
        ['effect', $one->effect],
    ];

    return [
        ...array_merge(...array_map($permission, $told->permissions)),
        ...prefixed('condition:', $told->conditions),
        ...array_merge(...array_map($optional, $told->optional)),
        ...prefixed('unknown:', $told->doubts),
        ...open($told->openPlaces),
    ];
}

/**
 * Several questions, with `and` between two; `only-needed` stands behind them.
 *
 * @return list<array{string, string}>
 */
function policy(stdClass $question): array
{
    $questions = [[]];
    $onlyNeeded = false;
    foreach ($question->params as [$name, $value]) {
        if ($name === 'and') {
            $questions[] = [];
        } elseif ($name === 'only-needed') {
            $onlyNeeded = $value === 'true';
        } else {
            $questions[array_key_last($questions)][] = [$name, $value];
        }
    }
    $policy = S3Presign::policy(array_map(asked(...), $questions), $onlyNeeded);

    return [
        ['policy', $policy->text],
        ['size', (string) $policy->size],
        ...prefixed('too-large-for:', array_map(strval(...), $policy->tooLargeFor)),
        ...open($policy->openPlaces),
    ];
}

/** @return list<array{string, string}> */
function guardPolicy(stdClass $question): array
{
    $guard = S3Presign::guardPolicy(...argumentsOf($question->params));

    return [
        ['policy', $guard->text],
        ...array_map(static fn (string $note): array => ['note', $note], $guard->notes),
    ];
}

/**
 * @param list<array{string, string}> $params
 */
function asked(array $params): Permissions
{
    $arguments = argumentsOf($params);
    $headers = named($arguments, 'header');

    return S3Presign::permissions(...$arguments, headers: $headers);
}

/**
 * @param list<OpenPlace> $places
 * @return list<array{string, string}>
 */
function open(array $places): array
{
    return array_map(static fn (OpenPlace $place): array => ["open:$place->option", $place->resource], $places);
}

/** @return list<array{string, string}> */
function corsRule(stdClass $question): array
{
    $results = array_map(
        static fn (array $one): PresignedRequest|PresignedPost|PresignedMultipart => match ($one['kind']) {
            'form' => form($one['made of']),
            'upload' => upload($one['made of']),
            default => request($one['made of']),
        },
        results($question),
    );
    $rule = count($results) === 1
        ? $results[0]->corsRule($question->key)
        : S3Presign::corsRule($results, $question->key);

    return [
        ...array_map(static fn (string $origin): array => ['allowed-origin', $origin], $rule->allowedOrigins),
        ...array_map(static fn (string $method): array => ['allowed-method', $method], $rule->allowedMethods),
        ...array_map(static fn (string $name): array => ['allowed-header', $name], $rule->allowedHeaders),
        ...array_map(static fn (string $name): array => ['expose-header', $name], $rule->exposeHeaders),
        ['xml', $rule->xml],
        ['json', $rule->json],
    ];
}

/**
 * What each result of a list is, and the question for it alone.
 *
 * @return list<array{kind: string, 'made of': stdClass}>
 */
function results(stdClass $question): array
{
    $results = [];
    foreach ($question->params as [$name, $value]) {
        if ($name === 'result') {
            $own = (object) [...(array) $question, 'params' => [], 'key' => 'k'];
            $results[] = ['kind' => $value, 'made of' => $own];
        } else {
            $own->params[] = [$name, $value];
        }
    }

    return $results;
}

function request(stdClass $question): PresignedRequest
{
    $request = argumentsOf($question->params);
    $headers = named($request, 'header');
    $query = named($request, 'query');

    return signerOf($question)->presign(
        ...$request,
        key: $question->key,
        headers: $headers,
        query: $query,
        signingTime: $question->signing_time,
    );
}

/** @return list<array{string, string}> */
function presignScoped(stdClass $question): array
{
    return [['url', request($question)->url]];
}

/** @return list<array{string, string}> */
function uploadId(stdClass $question): array
{
    return [['upload-id', S3Presign::uploadId(array_column($question->params, 1, 0)['response'])]];
}

/** @return list<array{string, string}> */
function jsonOfRequest(stdClass $question): array
{
    return [['json', json_encode(request($question), JSON_THROW_ON_ERROR)]];
}

/** @return list<array{string, string}> */
function jsonOfForm(stdClass $question): array
{
    return [['json', json_encode(form($question), JSON_THROW_ON_ERROR)]];
}

/** @return list<array{string, string}> */
function jsonOfUpload(stdClass $question): array
{
    return [['json', json_encode(upload($question), JSON_THROW_ON_ERROR)]];
}

/** @return list<array{string, string}> */
function jsonOfPlan(stdClass $question): array
{
    return [['json', json_encode(plan($question), JSON_THROW_ON_ERROR)]];
}

/** The signer, confined if the question has a scope. */
function signerOf(stdClass $question): Signer
{
    $signer = new Signer(...(array) $question->signer);
    if ($question->scope === []) {
        return $signer;
    }
    $scope = argumentsOf($question->scope);
    $lists = array_intersect_key($scope, ['operations' => true, 'allow' => true]);

    return $signer->scoped(...[...$scope, ...array_map(static fn (mixed $list): array => (array) $list, $lists)]);
}

/** @return list<array{string, string}> */
function presignFromEnv(stdClass $question): array
{
    $presigned = Signer::fromEnv(\array_column($question->params, 1, 0), ...(array) $question->signer)
        ->presign('GetObject', bucket: 'harbour-logs', key: $question->key, signingTime: $question->signing_time);

    return [
        ['url', $presigned->url],
        ['expires-at', seconds($presigned->expiresAt)],
        ['limited-by', $presigned->limitedBy],
    ];
}

function receivedRequest(stdClass $question): ReceivedRequest
{
    $given = array_column($question->params, 1, 0);

    return new ReceivedRequest($given['method'], $given['url'], unprefixed('header:', $question->params));
}

function receivedForm(stdClass $question): ReceivedForm
{
    $given = array_column($question->params, 1, 0);

    return new ReceivedForm(
        $given['bucket'],
        unprefixed('field:', $question->params),
        isset($given['content-length']) ? (int) $given['content-length'] : null,
        $given['file-name'] ?? null,
    );
}

/**
 * The id of the key is known from the request.
 *
 * @return array<string, mixed>
 */
function rules(stdClass $question): array
{
    $rules = argumentsOf($question->rules);
    $secretAccessKey = $rules['secret-access-key'] ?? null;
    unset($rules['access-key-id'], $rules['secret-access-key']);

    return ['secretAccessKey' => $secretAccessKey, 'now' => $question->signing_time, ...$rules];
}

/**
 * Pairs as named arguments: `name:entry` as a map, an empty one for `name:` with nothing, a repeated name as a list. The key is no list in
 * PHP; to pass it twice one spells it in two ways.
 *
 * @param list<array{string, string}> $params
 * @return array<string, mixed>
 */
function argumentsOf(array $params): array
{
    $arguments = [];
    foreach ($params as [$name, $value]) {
        [$kind, $entry] = [...explode(':', $name, 2), null];
        if ($entry !== null) {
            $arguments[$kind] ??= new stdClass();
            if ([$entry, $value] !== ['', '']) {
                $arguments[$kind]->$entry = $value;
            }
        } elseif ($name === 'key' && isset($arguments['key'])) {
            $arguments['Key'] = $value;
        } else {
            $arguments[$name] = isset($arguments[$name]) ? [...(array) $arguments[$name], $value] : $value;
        }
    }

    return $arguments;
}

/**
 * Takes a map out of arguments, under any spelling of case.
 *
 * @param array<string, mixed> $arguments
 * @return array<string, mixed>
 */
function named(array &$arguments, string $wanted): array
{
    foreach (array_keys($arguments) as $name) {
        if (strtolower($name) === $wanted) {
            $found = $arguments[$name];
            unset($arguments[$name]);

            return (array) $found;
        }
    }

    return [];
}

/**
 * Entries of names that begin so, which may come more than once.
 *
 * @param list<array{string, string}> $params
 * @return Generator<string, string>
 */
function unprefixed(string $prefix, array $params): Generator
{
    foreach ($params as [$name, $value]) {
        if (str_starts_with($name, $prefix)) {
            yield substr($name, strlen($prefix)) => $value;
        }
    }
}

/**
 * @param array<string, string> $entries
 * @return list<array{string, string}>
 */
function prefixed(string $prefix, array $entries): array
{
    $entry = static fn (string|int $name, string $value): array => ["$prefix$name", $value];

    return array_map($entry, array_keys($entries), $entries);
}

/** @return list<array{string, string}> */
function listed(PresignedRequest $request): array
{
    return [
        ['url', $request->url],
        ['method', $request->method],
        ['operation', $request->operation],
        ...prefixed('header:', $request->headers),
        ['signed-at', seconds($request->signedAt)],
        ['expires-at', seconds($request->expiresAt)],
        ['limited-by', $request->limitedBy],
        ...warnings($request->warnings),
    ];
}

/**
 * @param list<Warning> $warnings
 * @return list<array{string, string}>
 */
function warnings(array $warnings): array
{
    return array_map(static fn (Warning $warning): array => ["warning:$warning->code", $warning->message], $warnings);
}

/** @return list<array{string, string}> */
function claim(ReceivedRequest|ReceivedForm $received): array
{
    return [
        ['access-key-id', $received->accessKeyId],
        ...known('session-token', $received->sessionToken()),
        ['region', $received->region],
        ['service', $received->service],
    ];
}

/** @return list<array{string, string}> */
function validity(VerifiedRequest|VerifiedForm $verified): array
{
    return [
        ['access-key-id', $verified->accessKeyId],
        ['signed-at', seconds($verified->signedAt)],
        ['expires-at', seconds($verified->expiresAt)],
    ];
}

/** @return list<array{string, string}> */
function known(string $name, string|int|null $value): array
{
    return $value === null ? [] : [[$name, (string) $value]];
}

function seconds(DateTimeInterface $instant): string
{
    return (string) $instant->getTimestamp();
}
