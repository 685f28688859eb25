#!/bin/sh
# Install the programs that the tests drive, from the distribution, where we may; say which tests stay out otherwise.
set -u
PATH=$PATH:/usr/sbin:/sbin
missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need chromium chromium
need exiftool libimage-exiftool-perl
need nginx nginx-light
need caddy caddy
need_brotli() { ls /usr/*/nginx/modules/ngx_http_brotli_static_module.so >/dev/null 2>&1 || missing="$missing libnginx-mod-http-brotli-static"; }
need_brotli
need_postgres() { ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"; }
need_postgres
need_swift() { /usr/bin/python3 -c "import swift.common.middleware.s3api.s3api" 2>/dev/null || missing="$missing python3-swift"; }
need_swift
fc-list 2>/dev/null | grep -qi "noto naskh arabic" || missing="$missing fonts-noto-core"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing for the tests:$missing"
  apt-get update -qq >/dev/null 2>&1
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1
  missing=""
  need chromium chromium; need exiftool libimage-exiftool-perl; need nginx nginx-light; need caddy caddy
  need_brotli; need_postgres; need_swift
fi
[ -z "$missing" ] || echo "LEFT OUT: the tests that need$missing, which cannot be installed here; install them as root."
exit 0
