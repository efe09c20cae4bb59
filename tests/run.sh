#!/usr/bin/env bash
# Runs every test of Madoguchi and ends with the line "N passed, N failed, N skipped".
# Installs by apt what the tests need and what is not there yet (Debian, as root or with sudo); the .NET 10 SDK must be there.
#
#   tests/run.sh                    everything
#   tests/run.sh Domain Ui          only the test projects whose name contains one of the words
#
# MADOGUCHI_TEST_LANES (2): how many of the long projects, which mostly wait for programs and browsers, run side by side.
set -uo pipefail
cd "$(dirname "$0")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# No build server outlives this script with files of an older build in its memory.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
# The programs of the tests live for seconds: measuring themselves for a better code later costs them a tenth of their time.
export DOTNET_TieredPGO=0
# A test that hangs is ended, named and counted as failed.
hang_after=${MADOGUCHI_TEST_HANG:-8m}
lanes=${MADOGUCHI_TEST_LANES:-2}
case $lanes in ''|*[!0-9]*|0) echo "MADOGUCHI_TEST_LANES is '$lanes'; allowed is a number from 1." >&2; exit 2 ;; esac

packages=(
  ca-certificates                               # NuGet over TLS
  chromium                                      # the pages are tested in a real browser
  postgresql redis-server                       # the databases beside SQLite
  open-jtalk open-jtalk-mecab-naist-jdic espeak-ng # the voices
  fonts-ipamj-mincho fonts-morisawa-bizud-gothic fonts-noto-cjk libfontconfig1
  poppler-utils zbar-tools                      # read papers and QR codes back
  procps
  iproute2 nftables                             # networks and firewalls of their own for the zones
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
# Node.js brings its npm along when it is not Debian's: asked for by command. It runs receiptline, the oracle of the printer tests.
by_command() { for program in node:nodejs npm:npm; do command -v "${program%:*}" >/dev/null || echo "${program#*:}"; done; }
missing() { for package in "${packages[@]}"; do is_there "$package" || echo "$package"; done; by_command; }
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

# Runs one test project and keeps its numbers and what is to be said of it in $sums.
# Reads the result file, because a crashed run prints no sum.
run_project() {
  local project=$1 name results code=0 counters total=0 executed=0 ok=0 bad=0 remark=
  name=$(basename "$project" .csproj)
  if ! find "$(dirname "$project")" -name '*.cs' -not -path '*/obj/*' -not -path '*/bin/*' | grep -q .; then
    say "$name has no tests yet"
    echo "0 0 0" >"$sums/$name"
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
    remark="$name did not run to its end (exit code $code)."
  elif [ "$bad" != 0 ]; then
    remark="$name: $bad failed."
  elif [ "$total" = 0 ]; then
    bad=1
    remark="$name: no test was found."
  fi
  [ -z "$remark" ] || printf '!! %s\n' "$remark" >&2
  printf '%d %d %d %s\n' "$ok" "$bad" "$((total - executed))" "$remark" >"$sums/$name"
  rm -rf "$results"
}

# Long projects wait for processes and browsers most of their time. What one prints comes in one piece, when it has ended.
run_side_by_side() {
  local project running=0
  for project in "$@"; do
    if [ "$running" -ge "$lanes" ]; then
      wait -n
      running=$((running - 1))
    fi
    (
      log=$(mktemp -p "$sums/logs")
      run_project "$project" >"$log" 2>&1
      flock 9
      cat "$log"
    ) 9>"$sums/logs/turn" &
    running=$((running + 1))
  done
  wait
}

# A project that was to run and left no numbers died with its lane: that is a failure, too.
add_up() {
  local project name ok bad left_out remark
  for project in "$@"; do
    name=$(basename "$project" .csproj)
    [ -s "$sums/$name" ] || echo "0 1 0 $name left no result." >"$sums/$name"
    read -r ok bad left_out remark <"$sums/$name"
    passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + left_out))
    [ -z "$remark" ] || notes+=("$remark")
  done
}

# Quick ones first, so that a broken rule is seen after a minute.
quick=(Architecture Domain Analytics Contracts Ui EscPos Simulation)
# Its browsers take all there is.
alone=(Kiosk)
# The longest first, so that the lanes end together.
long=(EndToEnd Server Reservation Signage)
projects_of() {
  local word project
  for word in "$@"; do
    for project in tests/Madoguchi."$word"*/*.csproj; do
      if grep -qs 'Microsoft.NET.Test.Sdk' "$project" && is_wanted "$project"; then echo "$project"; fi
    done
  done
}
others() {
  local project
  for project in tests/*/*.csproj; do
    if grep -q 'Microsoft.NET.Test.Sdk' "$project" && is_wanted "$project"; then echo "$project"; fi
  done | grep -vxF -f <(projects_of "${quick[@]}" "${alone[@]}" "${long[@]}"; echo none)
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

sums=$(mktemp -d)
mkdir "$sums/logs"
mapfile -t soon < <(projects_of "${quick[@]}"; others; projects_of "${alone[@]}")
mapfile -t late < <(projects_of "${long[@]}")
for project in "${soon[@]}"; do run_project "$project"; done
if [ "${#late[@]}" -gt 1 ] && [ "$lanes" -gt 1 ]; then
  run_side_by_side "${late[@]}"
else
  for project in "${late[@]}"; do run_project "$project"; done
fi
add_up "${soon[@]}" "${late[@]}"
rm -rf "$sums"

sum_up
