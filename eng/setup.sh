# shellcheck shell=bash
# What every command needs before it can start. Sourced by ./market, which sets $root.
: "${root:?}"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en

set_up() {
    require_dotnet
    require_node
    install_tools
    choose_packages
}

# build PATH: no build server outlives it, so that Ctrl-C stops everything that was started.
build() {
    step "Building" dotnet build "$root/$1" -c Release -v quiet -nologo --disable-build-servers
}

require_dotnet() {
    command -v dotnet >/dev/null || refuse "The .NET 10 SDK is missing: install it from https://dotnet.microsoft.com/download/dotnet/10.0 and start again."
    dotnet --list-sdks 2>/dev/null | grep -q '^10\.' ||
        refuse "The .NET 10 SDK is missing (only another version is installed): get it from https://dotnet.microsoft.com/download/dotnet/10.0 and start again."
}

require_node() {
    local major
    command -v node >/dev/null || refuse "Node.js is missing: install version 20 or newer from https://nodejs.org and start again."
    major="$(node -p 'process.versions.node.split(".")[0]')"
    [ "$major" -ge 20 ] || refuse "Node.js $major is too old: install version 20 or newer from https://nodejs.org and start again."
    command -v npm >/dev/null || refuse "npm is missing: it comes with Node.js from https://nodejs.org; install it and start again."
}

# Azurite and the JavaScript clients, exactly as locked. What is there already needs no network.
install_tools() {
    local status=0
    ! tools_match_lock || return 0
    run_aside "Installing Azurite" npm ci --prefix "$root/eng" --no-audit --no-fund --fetch-retries 2 \
        --fetch-retry-mintimeout 1000 --fetch-retry-maxtimeout 5000 || status=$?
    [ "$status" -ne 0 ] || return 0
    if grep -qE 'ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT' "${log:?}"; then
        refuse "There is no network: Azurite could not be fetched from the npm registry; once it is installed, no network is needed."
    fi
    cat -- "${log:?}" >&2
    refuse "Azurite could not be installed; npm says why above."
}

tools_match_lock() {
    [ -f "$root/eng/node_modules/.package-lock.json" ] && (cd "$root/eng" && node -e '
        const read = path => JSON.parse(require("fs").readFileSync(path, "utf8")).packages;
        const locked = read("package-lock.json"), installed = read("node_modules/.package-lock.json");
        const same = Object.entries(locked).every(([path, it]) => path === "" || it.optional || installed[path]?.version === it.version);
        process.exit(same ? 0 : 1);')
}

# The official Azure packages where the feed has them all, AzureCompat otherwise; asked once per checkout.
choose_packages() {
    local yes="$root/artifacts/official-packages" no="$root/artifacts/no-official-packages" status=0
    [ ! -f "$yes" ] || return 0
    if [ ! -f "$no" ]; then
        limit_seconds=60 run_aside "Looking for the official Azure packages" dotnet restore "$root/eng/official-packages/official-packages.csproj" \
            -p:UseAzureCompat=false -v quiet -nologo --disable-build-servers || status=$?
        if [ "$status" -eq 0 ]; then
            touch "$yes"
            printf 'Using the official Azure packages.\n'
            return 0
        fi
        cp -- "${log:?}" "$no"
    fi
    printf 'The package feed lacks official Azure packages: using AzureCompat (to ask again, delete artifacts/no-official-packages).\n'
}
