#!/bin/sh
# Sets up or updates a kiosk on Debian. As root:
#
#   ./install.sh PROGRAM VERSION      PROGRAM: folder with Madoguchi.Kiosk.dll, VERSION: a name such as 1.4
#   ./install.sh --back               goes back to the program before this one
#
# Leaves settings, key and journal as they are. ROOT=DIR writes below DIR and touches neither users nor services (for trying it out).
set -eu

root=${ROOT:-}
home=$root/opt/madoguchi
units="madoguchi-kiosk.service madoguchi-screen.service madoguchi-watch.timer"

say() { printf '%s\n' "$*"; }
fail() { printf 'install.sh: %s\n' "$*" >&2; exit 1; }

start() {
  [ -z "$root" ] || return 0
  systemctl daemon-reload
  # shellcheck disable=SC2086 # one word each
  systemctl enable --quiet $units
  # shellcheck disable=SC2086
  systemctl restart $units
}

# Moves the link in one step, so that a power cut leaves the old program or the new one.
point_to() {
  ln -sfn "$1" "$home/kiosk.new"
  mv -T "$home/kiosk.new" "$home/kiosk"
}

[ -n "$root" ] || [ "$(id -u)" = 0 ] || fail "run it as root"

if [ "${1:-}" = --back ]; then
  [ -e "$home/kiosk.before" ] || fail "there is no program before this one"
  now=$(readlink "$home/kiosk")
  point_to "$(readlink "$home/kiosk.before")"
  ln -sfn "$now" "$home/kiosk.before"
  start
  say "Back to $(readlink "$home/kiosk")."
  exit
fi

[ $# = 2 ] || fail "which program and which version? See the first lines of this file"
program=$1 version=$2 here=$(cd "$(dirname "$0")" && pwd)
[ -f "$program/Madoguchi.Kiosk.dll" ] || fail "$program holds no Madoguchi.Kiosk.dll"
case $version in '' | *[!A-Za-z0-9._-]*) fail "the version is \"$version\"; letters, digits, . _ and - are allowed" ;; esac
target=$home/kiosk-$version
[ ! -e "$target" ] || fail "version $version is there already; name another"

if [ -z "$root" ]; then
  # cage does not start without Xwayland, which its package does not ask for.
  for needed in dotnet chromium cage Xwayland curl; do
    command -v "$needed" >/dev/null || fail "$needed is missing: see docs/operations.md, step 2a"
  done
  dotnet --list-runtimes | grep -q '^Microsoft\.AspNetCore\.App 10\.' || fail "the ASP.NET Core runtime 10.0 is missing: see docs/operations.md, step 2a"
  for needed in video input audio lp dialout; do
    getent group "$needed" >/dev/null || fail "the group $needed is missing: is udev installed?"
  done
  id madoguchi-kiosk >/dev/null 2>&1 || useradd --system --home-dir /var/lib/madoguchi-kiosk --shell /usr/sbin/nologin madoguchi-kiosk
  id madoguchi-screen >/dev/null 2>&1 || useradd --system --create-home --shell /usr/sbin/nologin madoguchi-screen
  # audio: the voice that reads the screen aloud.
  usermod --append --groups video,input,audio madoguchi-screen
fi

policies=$root/etc/chromium/policies/managed
mkdir -p "$home" "$root/etc/madoguchi" "$root/etc/systemd/system" "$policies"
rm -rf "$target.unfinished"
cp -R "$program" "$target.unfinished"
mkdir -p "$target.unfinished/setup"
cp "$here/madoguchi-screen" "$here/madoguchi-watch" "$target.unfinished/setup/"
chmod -R go-w,a+rX "$target.unfinished"
chmod 755 "$target.unfinished/setup/madoguchi-screen" "$target.unfinished/setup/madoguchi-watch"
mv "$target.unfinished" "$target"
[ -L "$home/kiosk" ] && ln -sfn "$(readlink "$home/kiosk")" "$home/kiosk.before"
point_to "kiosk-$version"

cp "$here/chromium.json" "$policies/madoguchi-kiosk.json"
cp "$here"/madoguchi-*.service "$here"/madoguchi-*.timer "$root/etc/systemd/system/"
if [ ! -e "$root/etc/madoguchi/kiosk.env" ]; then
  # The PIN of staff stands in it; systemd reads it as root.
  install -m 600 "$here/kiosk.env" "$root/etc/madoguchi/kiosk.env"
  say "Now set the server's address and the printer in /etc/madoguchi/kiosk.env, then: systemctl restart madoguchi-kiosk"
fi
start
say "Kiosk $version is set up."
