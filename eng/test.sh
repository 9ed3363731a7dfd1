# shellcheck shell=bash
# Runs every test project, one after the other, and sums up. Sourced by ./market, which sets $root.
: "${root:?}"

passed=0 failed=0 skipped=0

test_market() {
    local filter='' project
    while [ $# -gt 0 ]; do
        case "$1" in
            --filter) filter="${2:-}" && shift ;;
            --filter=*) filter="${1#--filter=}" ;;
            *) refuse "./market test does not know '$1'; ./market help lists its options." ;;
        esac
        shift
    done
    set_up
    build functions.sln
    rm -rf -- "$root/artifacts/test-results"
    for project in "$root"/tests/*/*.Tests.csproj; do
        test_project "$project" "$filter"
    done
    sum_up
}

test_project() {
    local name status=0 counters total executed succeeded
    local results="$root/artifacts/test-results"
    name="$(basename -- "$1" .csproj)"
    run_aside "$name" dotnet test "$1" -c Release --no-build -nologo --results-directory "$results" \
        --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" ${2:+--filter "$2"} || status=$?
    counters="$(grep -o '<Counters [^>]*>' "$results/$name.trx" 2>/dev/null | tail -n 1 || true)"
    total="$(counter total)" executed="$(counter executed)" succeeded="$(counter passed)"
    passed=$((passed + succeeded)) failed=$((failed + executed - succeeded)) skipped=$((skipped + total - executed))
    if [ "$status" -ne 0 ]; then
        cat -- "${log:?}"
        # A run that broke off has no failed test to show for it; it must not end as a success.
        [ "$executed" -ne "$succeeded" ] || failed=$((failed + 1))
    else
        printf '  %d passed, %d skipped\n' "$succeeded" $((total - executed))
    fi
}

# counter NAME: one number of the results file's line of counters; 0 when there is no such line.
counter() {
    local value
    value="$(printf '%s' "$counters" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p")"
    printf '%d' "${value:-0}"
}

sum_up() {
    local skips=''
    [ "$skipped" -eq 0 ] || skips=", $skipped skipped"
    [ $((passed + failed)) -gt 0 ] || printf 'No test ran.\n'
    printf '%d passed, %d failed%s\n' "$passed" "$failed" "$skips"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
