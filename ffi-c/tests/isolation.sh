# "No socket, no file, no environment, no clock, no thread": what the library
# imports, what it calls, and what the kernel sees.

library=$BUILD/lib/libs3presign.so

check "no call leaves the library" "$BUILD/plain/isolation"

# What the library imports is memory, text, unwinding, or a function that the
# program above has made its own and seen uncalled.
harmless='_ITM_.*|_Unwind_.*|__cxa_.*|__errno_location|__gmon_start__|__tls_get_addr|abort|dl_iterate_phdr'
harmless+='|malloc|calloc|realloc|free|posix_memalign|bcmp|memcmp|memcpy|memmove|memset|memchr|strlen'
harmless+='|pthread_(key_create|key_delete|getspecific|setspecific)'
every_other_import_is_watched() {
  local others watched
  others=$(nm -D --undefined-only "$library" | awk '{print $2}' | sed 's/@.*//' | grep -vxE "$harmless" | sort)
  watched=$(nm -D --defined-only "$BUILD/plain/isolation" | awk '{print $3}' | sort)
  [ "$(grep -c . <<<"$others")" -gt 0 ]
  same "" "$(comm -23 <(printf '%s\n' "$others") <(printf '%s\n' "$watched"))"
}
check "every other import is watched" every_other_import_is_watched

# Every system call between the two marks of the program. A program's own heap
# may grow; nothing else happens.
the_kernel_sees_only_memory() {
  local trace seen
  trace=$(mktemp)
  strace -f -qq -o "$trace" "$BUILD/plain/isolation" 2>/dev/null
  seen=$(sed -n '/isolation begins/,/isolation ends/p' "$trace" | sed 's/^[0-9]* *//')
  rm "$trace"
  [ "$(head -n 1 <<<"$seen" | grep -c 'isolation begins')" -eq 1 ]
  [ "$(tail -n 1 <<<"$seen" | grep -c 'isolation ends')" -eq 1 ]
  same "" "$(sed '1d;$d' <<<"$seen" | grep -vE '^(brk|mmap\(NULL, [0-9]+, PROT_READ\|PROT_WRITE, MAP_PRIVATE\|MAP_ANONYMOUS|munmap|mremap|madvise)\b')"
}
check "the kernel sees nothing but memory" the_kernel_sees_only_memory

# Some of what a Rust library imports it never calls here: reading debug
# information for the backtrace of a panic needs files and the environment. What
# it does not even import cannot be called.
imports_none_of() {
  local imported
  imported=$(nm -D --undefined-only "$library" | awk '{print $2}' | sed 's/@.*//')
  [ "$(grep -c . <<<"$imported")" -gt 10 ]
  same "" "$(grep -xE "$1" <<<"$imported")"
}
check "nothing of the network is imported" imports_none_of \
  'socket|socketpair|connect|bind|listen|accept4?|getaddrinfo|gethostbyname.*|res_.*|send|sendto|sendmsg|recv|recvfrom|recvmsg|poll|epoll_.*|select'
check "nothing of threads and processes is imported" imports_none_of \
  'pthread_create|thrd_create|clone|fork|vfork|exec.*|posix_spawn.*|system|popen|waitpid|pthread_atfork|atexit'
check "nothing of signals is imported" imports_none_of 'signal|sigaction|sigaltstack|sigprocmask|pthread_sigmask|kill|raise'
check "nothing of clocks and chance is imported" imports_none_of \
  'time|clock_gettime|gettimeofday|clock|nanosleep|usleep|sleep|getrandom|getentropy|rand|random'
check "nothing that writes the environment or loads code is imported" imports_none_of 'setenv|putenv|unsetenv|environ|dlopen'
