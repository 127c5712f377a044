#!/bin/sh
# Makes sure that there is a Chromium for the browser tests: one that is there, else Debian's, else Playwright's own.
# Never fails: tests that find none are reported as not run, or fail where SHELFLENS_REQUIRE_BROWSER is 1.
python=$1
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && grep -qi debian /etc/os-release 2>/dev/null; then
    echo "Installing Debian's Chromium for the browser tests" >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } \
        >/dev/null 2>&1 && exit 0
fi
echo "Installing Playwright's Chromium for the browser tests" >&2
"$python" -m playwright install chromium >/dev/null 2>&1 ||
    echo "No Chromium could be had: THE BROWSER TESTS WILL NOT RUN." >&2
exit 0
