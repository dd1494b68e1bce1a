# Counting checks: sourced by tests/run and by the files it runs.

passed=0
failed=0

# check NAME COMMAND...: one check. A command that prints "N passed, M failed"
# on its last line counts as so many.
check() {
  local name=$1 output status last
  shift
  # Not in a condition, where the shell would go on behind a failed command.
  output=$(set -e; "$@" 2>&1)
  status=$?
  last=${output##*$'\n'}
  if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
    name+=" ($last)"
    [[ ${BASH_REMATCH[2]} -eq 0 && $status -ne 0 ]] && failed=$((failed + 1))
  elif [[ $status -eq 0 ]]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
  if [[ $status -eq 0 ]]; then
    echo "ok      $name"
  else
    echo "FAILED  $name"
    printf '%s\n' "$output" | tail -n 40 | sed 's/^/        /'
  fi
}

# fails COMMAND...: passes if the command does not.
fails() {
  if "$@"; then
    echo "this should have failed: $*"
    return 1
  fi
}

# same EXPECTED ACTUAL
same() {
  diff <(printf '%s\n' "$1") <(printf '%s\n' "$2")
}
