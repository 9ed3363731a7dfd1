#!/usr/bin/env bash
# Fills what the vault lacks. A webhook secret is drawn here, for the provider to be told; a provider's API key comes from
# MARKET_PAYMENT_API_KEY, or for who verifies members from MARKET_VERIFICATION_API_KEY, the mail
# server's password from MARKET_EMAIL_SECRET. What is there is left alone, and nothing is ever printed.
set -euo pipefail

here="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
# shellcheck source=infra/scripts/console.sh
source "$here/console.sh"

vault="${AZURE_KEY_VAULT_NAME:?azd provision sets it}"
attempts_max=20

# A role that was assigned a moment ago takes minutes to reach the vault.
await_access() {
    local attempt
    for ((attempt = 1; attempt <= attempts_max; attempt++)); do
        ! az keyvault secret list --vault-name "$vault" --maxresults 1 --output none 2>/dev/null || return 0
        sleep 15
    done
    refuse "The vault $vault does not let you list its secrets: you need the role Key Vault Secrets Officer on it, and a way to it where it is private."
}

# From a file: an argument could be read by every process of the machine.
put() {
    local file
    file="$(umask 077 && mktemp)"
    cat >"$file"
    az keyvault secret set --vault-name "$vault" --name "$1" --file "$file" --output none || { rm -f -- "$file"; return 1; }
    rm -f -- "$file"
}

fill() {
    case "$1" in
        *-webhook-secret)
            openssl rand -hex 32 | tr -d '\n' | put "$1"
            printf 'Drew %s; tell its sender: az keyvault secret show --vault-name %s --name %s --query value\n' "$1" "$vault" "$1"
            ;;
        members-*-secret)
            # Nobody else's. The identity secret must never change: by it one person is verified once.
            openssl rand -hex 32 | tr -d '\n' | put "$1"
            printf 'Drew %s.\n' "$1"
            ;;
        email-secret)
            [ -n "${MARKET_EMAIL_SECRET:-}" ] || refuse "The vault $vault has no $1: start again with MARKET_EMAIL_SECRET set, or write it with 'az keyvault secret set'."
            printf '%s' "$MARKET_EMAIL_SECRET" | put "$1"
            printf 'Wrote %s.\n' "$1"
            ;;
        verification-*-api-key)
            [ -n "${MARKET_VERIFICATION_API_KEY:-}" ] || refuse "The vault $vault has no $1: start again with MARKET_VERIFICATION_API_KEY set, or write it with 'az keyvault secret set'."
            printf '%s' "$MARKET_VERIFICATION_API_KEY" | put "$1"
            printf 'Wrote %s.\n' "$1"
            ;;
        *)
            [ -n "${MARKET_PAYMENT_API_KEY:-}" ] || refuse "The vault $vault has no $1: start again with MARKET_PAYMENT_API_KEY set, or write it with 'az keyvault secret set'."
            printf '%s' "$MARKET_PAYMENT_API_KEY" | put "$1"
            printf 'Wrote %s.\n' "$1"
            ;;
    esac
}

require_az
await_access
present="$(az keyvault secret list --vault-name "$vault" --query '[].name' --output tsv)"
for entry in ${MARKET_VAULT_ENTRIES:?azd provision sets it}; do
    grep -qxF -- "$entry" <<<"$present" || fill "$entry"
done
