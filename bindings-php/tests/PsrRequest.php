<?php

declare(strict_types=1);

namespace Psr\Http\Message;

// The methods of PSR-7 that are asked for, where its package is not installed.
if (!\interface_exists(RequestInterface::class)) {
    interface RequestInterface
    {
        public function getMethod();

        public function getRequestTarget();

        public function getHeaders();
    }
}
