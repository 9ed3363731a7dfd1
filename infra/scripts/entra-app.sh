#!/usr/bin/env bash
# Registers the API with Entra ID, once an azd environment: its scope, its roles, its service principal. Run again, it changes nothing
# but what entra-app.json says differently. An environment that has ENTRA_CLIENT_ID already is left alone (CI needs no Graph rights).
set -euo pipefail

here="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
# shellcheck source=infra/scripts/console.sh
source "$here/console.sh"

if [ -n "${ENTRA_CLIENT_ID:-}" ]; then
    printf 'The API is registered as %s.\n' "$ENTRA_CLIENT_ID"
    exit 0
fi

require_az
name="marketplace-${AZURE_ENV_NAME:?azd sets it}"
client_id="$(az ad app list --filter "displayName eq '$name'" --query '[0].appId' --output tsv)"
if [ -z "$client_id" ]; then
    client_id="$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg --query appId --output tsv)"
fi

graph="$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)"
az rest --method PATCH --url "${graph%/}/v1.0/applications(appId='$client_id')" \
    --headers Content-Type=application/json --body "@$here/entra-app.json" --output none
az ad app update --id "$client_id" --identifier-uris "api://$client_id"
az ad sp show --id "$client_id" --output none 2>/dev/null || az ad sp create --id "$client_id" --output none

azd env set ENTRA_CLIENT_ID "$client_id"
azd env set ENTRA_TENANT_ID "$(az account show --query tenantId --output tsv)"
printf 'Registered %s as %s. Give people the roles Operator, Arbiter and Finance under Enterprise applications.\n' "$name" "$client_id"
