#!/usr/bin/env bash
# site-checks.sh SITE: opens pages of a built site in Chromium, in light and dark, at 1280 and 320 pixels, under the policy of the
# published headers. What it needs is installed into a folder of its own; where that cannot be done, it says so and passes.
set -euo pipefail
site=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
work=${SITE_CHECKS:-${TMPDIR:-/tmp}/concord-site-checks}

skip() { echo "Site checks are skipped: $1"; exit 0; }
command -v python3 >/dev/null || skip "python3 is not installed"
if [ ! -x "$work/bin/python" ]; then
  python3 -m venv "$work" 2>/dev/null || skip "python3 has no venv"
fi
timeout 180 "$work/bin/pip" install --quiet "playwright==1.*" >/dev/null 2>&1 || skip "playwright cannot be installed"
sudo=$(command -v sudo || true)
browser() { command -v chromium || command -v chromium-browser || command -v google-chrome || true; }
if [ -z "$(browser)" ] && command -v apt-get >/dev/null; then
  timeout 240 $sudo apt-get install -y chromium >/dev/null 2>&1 || true
fi
if [ -z "$(browser)" ]; then
  timeout 240 "$work/bin/playwright" install --with-deps chromium >/dev/null 2>&1 || skip "Chromium cannot be installed"
fi
timeout 300 "$work/bin/python" "$here/site_checks.py" "$site" $(browser)
