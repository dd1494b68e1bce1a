# The snippets of README.md, compiled and run: the first as it is, the others in
# the places that tests/readme.c has for them.

snippets=$(mktemp -d)
awk -v folder="$snippets" '/^```c$/ { on = 1; number++; next } /^```$/ { on = 0 } on { print > (folder "/readme-" number ".c") }' README.md

cp "$snippets/readme-1.c" "$snippets/program.c"
check "the README's example" prints_a_url "$snippets/program.c"

every_snippet_has_its_place() {
  same "$(cd "$snippets" && printf '%s\n' readme-*.c | grep -v readme-1.c | sort)" \
    "$(sed -n 's/^#include "\(readme-.*\)"$/\1/p' tests/readme.c | sort)"
}
check "every snippet of the README has its place" every_snippet_has_its_place

the_snippets_run() {
  "$CC" -std=c99 -Wall -Wextra -Wpedantic -Werror -fsanitize=address -I"$(dirname "$HEADER")" -I"$snippets" \
    tests/readme.c tests/fixture.c -o "$snippets/readme" -L"$BUILD/lib" -ls3presign -Wl,-rpath,"$BUILD/lib"
  "$snippets/readme"
}
check "the README's snippets" the_snippets_run
rm -r "$snippets"
