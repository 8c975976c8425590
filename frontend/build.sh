#!/bin/sh
# Maven's door to the front end: says in one line what is missing instead of a stack trace.
command -v node >/dev/null 2>&1 || {
  echo "Baton's front end needs Node.js 20.19 or newer with npm on the PATH (or build without it: -Dfrontend.skip=true)." >&2
  exit 1
}
exec node "$(dirname "$0")/build.mjs" "$@"
