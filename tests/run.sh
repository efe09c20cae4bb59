#!/usr/bin/env bash
# Runs every test of Madoguchi and ends with the line "N passed, N failed, N skipped".
# Installs by apt what the tests need and what is not there yet (Debian, as root or with sudo); the .NET 10 SDK must be there.
#
#   tests/run.sh                    everything
#   tests/run.sh Domain Ui          only the test projects whose name contains one of the words
set -uo pipefail
cd "$(dirname "$0")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# No build server outlives this script with files of an older build in its memory.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
# A test that hangs is ended, named and counted as failed.
hang_after=${MADOGUCHI_TEST_HANG:-8m}

packages=(
  ca-certificates                               # NuGet over TLS
  chromium                                      # the pages are tested in a real browser
  postgresql redis-server                       # the databases beside SQLite
  open-jtalk open-jtalk-mecab-naist-jdic        # the voice
  fonts-ipamj-mincho fonts-morisawa-bizud-gothic fonts-noto-cjk libfontconfig1
  poppler-utils zbar-tools                      # read papers and QR codes back
  procps
  git                                           # the rules of the repository are about what is in it
)
failed=0 passed=0 skipped=0
notes=()

say() { printf '\n== %s\n' "$*"; }
note() { notes+=("$*"); printf '!! %s\n' "$*" >&2; }
sum_up() {
  say "Sum"
  for line in "${notes[@]+"${notes[@]}"}"; do printf '%s\n' "$line"; done
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  exit $((failed > 0 || ${#notes[@]} > 0))
}
is_there() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }
missing() { for package in "${packages[@]}"; do is_there "$package" || echo "$package"; done; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

has_icu() { ldconfig -p 2>/dev/null | grep -q libicuuc; }

install_what_is_missing() {
  local wanted
  mapfile -t wanted < <(missing)
  [ ${#wanted[@]} = 0 ] && has_icu && return
  say "Installing ${wanted[*]}"
  if ! command -v apt-get >/dev/null; then
    note "There is no apt-get here; install these yourself: ${wanted[*]}"
    return
  fi
  if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
    note "Neither root nor sudo without a password; as root: apt-get install ${wanted[*]}"
    return
  fi
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get update -qq || true
  # .NET itself needs ICU, whose package carries its version in the name; a bare machine knows no names before the update.
  has_icu || packages+=("$(apt-cache pkgnames libicu | grep -E '^libicu[0-9]+$' | sort -V | tail -1)")
  mapfile -t wanted < <(missing)
  as_root apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null \
    || for package in "${wanted[@]}"; do as_root apt-get install -y -qq --no-install-recommends "$package" >/dev/null || true; done
  mapfile -t wanted < <(missing)
  [ ${#wanted[@]} = 0 ] || note "These packages could not be installed: ${wanted[*]}"
}

# Runs one test project and adds its numbers. Reads the result file, because a crashed run prints no sum.
run_project() {
  local project=$1 name results code=0 counters total=0 executed=0 ok=0 bad=0
  name=$(basename "$project" .csproj)
  if ! find "$(dirname "$project")" -name '*.cs' -not -path '*/obj/*' -not -path '*/bin/*' | grep -q .; then
    say "$name has no tests yet"
    return
  fi
  say "$name"
  results=$(mktemp -d)
  dotnet test "$project" --no-build --nologo --results-directory "$results" --logger "trx;LogFileName=all.trx" \
    --logger "console;verbosity=minimal" --blame-hang-timeout "$hang_after" --blame-hang-dump-type none || code=$?
  counters=$(grep -ho '<Counters [^>]*>' "$results"/*.trx 2>/dev/null | head -1)
  if [ -n "$counters" ]; then
    total=$(sed 's/.* total="\([0-9]*\)".*/\1/' <<<"$counters")
    executed=$(sed 's/.* executed="\([0-9]*\)".*/\1/' <<<"$counters")
    ok=$(sed 's/.* passed="\([0-9]*\)".*/\1/' <<<"$counters")
    bad=$((executed - ok))
  fi
  if [ "$code" != 0 ] && [ "$bad" = 0 ]; then
    bad=1
    note "$name did not run to its end (exit code $code)."
  elif [ "$bad" != 0 ]; then
    note "$name: $bad failed."
  elif [ "$total" = 0 ]; then
    bad=1
    note "$name: no test was found."
  fi
  passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + total - executed))
  rm -rf "$results"
}

# Quick ones first, so that a broken rule is seen after a minute; browsers last.
test_projects() {
  local order=(Architecture Domain Analytics Contracts Ui EscPos Signage Kiosk Reservation Server EndToEnd) word project
  for word in "${order[@]}"; do
    for project in tests/Madoguchi."$word"*/*.csproj; do [ -f "$project" ] && echo "$project"; done
  done
  # Whatever the list above does not know yet.
  for project in tests/*/*.csproj; do
    grep -q 'Microsoft.NET.Test.Sdk' "$project" && echo "$project"
  done
}

is_wanted() {
  local word
  [ ${#words[@]} = 0 ] && return 0
  for word in "${words[@]}"; do [[ $1 == *"$word"* ]] && return 0; done
  return 1
}
words=("$@")

install_what_is_missing

if ! command -v dotnet >/dev/null; then
  note "The .NET 10 SDK is not installed (dotnet was not found)."
  failed=1
  sum_up
fi

say "Restore and build"
if ! dotnet restore Madoguchi.sln --nologo -v quiet; then
  note "dotnet restore failed."
  failed=1
  sum_up
fi
if ! dotnet build Madoguchi.sln --no-restore --nologo -v quiet -clp:NoSummary -warnaserror; then
  note "dotnet build failed."
  failed=1
  sum_up
fi
# Packages do not carry the executable bit everywhere.
find tests/*/bin -path '*/.playwright/node/*/node' -exec chmod +x {} + 2>/dev/null

if [ ${#words[@]} = 0 ]; then
  say "Format"
  # Style rules are part of the build (EnforceCodeStyleInBuild, warnings are errors); what is left is whitespace.
  if ! dotnet format whitespace . --folder --verify-no-changes; then
    failed=$((failed + 1))
    note "dotnet format whitespace would change files."
  fi
fi

while read -r project; do
  is_wanted "$project" && run_project "$project"
done < <(test_projects | awk '!seen[$0]++')

sum_up
