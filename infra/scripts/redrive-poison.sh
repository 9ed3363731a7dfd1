#!/usr/bin/env bash
# redrive-poison.sh QUEUE [MAX]: moves up to MAX (default 32) messages from QUEUE-poison back to QUEUE, as they are.
# Put there before deleted here: broken off in between, a message is in both, which does no harm.
# You need the role Storage Queue Data Contributor on the market's storage account.
set -euo pipefail

here="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
# shellcheck source=infra/scripts/console.sh
source "$here/console.sh"

queue="${1:-}" messages_max="${2:-32}"
[ -n "$queue" ] || refuse "Usage: infra/scripts/redrive-poison.sh QUEUE [MAX], for example order-events."
require_az
account="${MARKET_STORAGE_NAME:-$(azd env get-value MARKET_STORAGE_NAME)}"

storage() {
    local verb="$1" name="$2"
    shift 2
    az storage message "$verb" --queue-name "$name" --account-name "$account" --auth-mode login "$@"
}

moved=0
while [ "$moved" -lt "$messages_max" ]; do
    message="$(storage get "$queue-poison" --visibility-timeout 120 --query '[0].[id, popReceipt, content]' --output tsv)"
    [ -n "$message" ] || break
    IFS=$'\t' read -r id receipt content <<<"$message"
    storage put "$queue" --content "$content" --output none
    storage delete "$queue-poison" --id "$id" --pop-receipt "$receipt" --output none
    moved=$((moved + 1))
done
printf 'Moved %d messages from %s-poison to %s.\n' "$moved" "$queue" "$queue"
