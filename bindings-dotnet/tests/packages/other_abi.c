/* A library of another release: it says so, and has nothing else. */
unsigned s3presign_abi(void) { return 4711; }
