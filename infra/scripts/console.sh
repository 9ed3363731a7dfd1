# shellcheck shell=bash
# What the scripts of this folder share. Sourced.

# refuse SENTENCE: the one clear sentence, then exit code 2.
refuse() {
    printf '%s\n' "$1" >&2
    exit 2
}

require_az() {
    command -v az >/dev/null || refuse "The Azure CLI is missing: install it from https://aka.ms/azure-cli and start again."
    az account show --output none 2>/dev/null || refuse "The Azure CLI is not signed in: run 'az login' and start again."
}
