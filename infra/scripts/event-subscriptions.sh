#!/usr/bin/env bash
# Subscribes every deployed function that has an Event Grid trigger to the market's topic. Run again, it brings the
# subscriptions up to date. What cannot be delivered for a day ends in the dead-letter container.
set -euo pipefail

here="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
# shellcheck source=infra/scripts/console.sh
source "$here/console.sh"

require_az
app="${SERVICE_API_NAME:?azd provision sets it}"
group="${AZURE_RESOURCE_GROUP:?azd provision sets it}"
app_id="$(az functionapp show --name "$app" --resource-group "$group" --query id --output tsv)"
triggered="[?config.bindings[?type=='eventGridTrigger']].name"

# The list names a function as APP/FUNCTION.
functions="$(az functionapp function list --name "$app" --resource-group "$group" --query "$triggered" --output tsv | sed 's#.*/##')"
[ -n "$functions" ] || printf 'No function of %s takes events; there is nothing to subscribe.\n' "$app"
for function in $functions; do
    # What a function has no use for it need not be woken by.
    types=()
    case "$function" in
        CountSales) types=(--included-event-types marketplace.escrow.released.v1) ;;
    esac
    az eventgrid event-subscription create \
        --name "$(tr "[:upper:]" "[:lower:]" <<<"$function")" \
        --source-resource-id "${EVENT_GRID_TOPIC_ID:?azd provision sets it}" \
        --endpoint-type azurefunction \
        --endpoint "$app_id/functions/$function" \
        --event-delivery-schema cloudeventschemav1_0 \
        ${types[@]+"${types[@]}"} \
        --max-delivery-attempts 30 \
        --event-ttl 1440 \
        --deadletter-identity systemassigned \
        --deadletter-identity-endpoint "${EVENT_DEAD_LETTERS_ID:?azd provision sets it}" \
        --output none
    printf 'Subscribed %s.\n' "$function"
done
