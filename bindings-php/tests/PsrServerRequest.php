<?php

declare(strict_types=1);

namespace Psr\Http\Message;

// What servers are handed, where PSR-7's package is not installed.
if (!\interface_exists(ServerRequestInterface::class)) {
    interface ServerRequestInterface extends RequestInterface
    {
    }
}
