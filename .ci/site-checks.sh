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
timeout 240 "$work/bin/playwright" install --with-deps chromium >/dev/null 2>&1 || timeout 240 "$work/bin/playwright" install chromium >/dev/null 2>&1 \
  || skip "Chromium cannot be installed"
timeout 300 "$work/bin/python" "$here/site_checks.py" "$site"
