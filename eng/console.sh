# shellcheck shell=bash
# What the scripts say, and how a long step shows that it is alive. Sourced by ./market.
: "${root:?}"

# refuse SENTENCE: the one clear sentence, then exit code 2.
refuse() {
    printf '%s\n' "$1" >&2
    exit 2
}

# step TITLE COMMAND...: runs the command with its output kept aside; shows the seconds; a failure shows all of the output.
step() {
    local title="$1" status=0
    run_aside "$@" || status=$?
    if [ "$status" -ne 0 ]; then
        cat -- "$log" >&2
        printf '%s failed.\n' "$title" >&2
        exit 1
    fi
}

# run_aside TITLE COMMAND...: the same, but a failure is the caller's to explain: it returns the command's status and leaves
# the output in file $log. With limit_seconds set, a command that takes longer is stopped (status 124).
run_aside() {
    local title="$1" status=0 started=$SECONDS
    shift
    mkdir -p "$root/artifacts/log"
    log="$root/artifacts/log/${title//[^A-Za-z0-9.]/-}.log"
    # Its own process group, so that Ctrl-C here stops the command with all its children.
    set -m
    "$@" >"$log" 2>&1 </dev/null &
    child=$!
    set +m
    trap 'stop_child; exit 130' INT TERM
    watch_child "$title" "$started" || status=$?
    trap - INT TERM
    report_seconds "$title" "$status" $((SECONDS - started))
    return "$status"
}

watch_child() {
    local title="$1" started="$2"
    while kill -0 "$child" 2>/dev/null; do
        if [ -n "${limit_seconds:-}" ] && [ $((SECONDS - started)) -ge "$limit_seconds" ]; then
            stop_child
            return 124
        fi
        [ ! -t 1 ] || printf '\r%s… %d s ' "$title" $((SECONDS - started))
        sleep 0.2
    done
    wait "$child"
}

stop_child() {
    kill -TERM -- "-$child" 2>/dev/null || true
    wait "$child" 2>/dev/null || true
}

report_seconds() {
    local ending="$3 s"
    [ "$2" -eq 0 ] || ending="$3 s, not successful"
    if [ -t 1 ]; then
        printf '\r\033[K'
    fi
    printf '%s: %s\n' "$1" "$ending"
}
