#!/bin/sh
# isthmus: the installed application by its name. Alone, or with exported experiments, it opens its window; with a command it is the command line.
here=$(dirname "$(readlink -f "$0")")
switches=
# Pages cannot be shut in for root.
[ "$(id -u)" -ne 0 ] || switches='--no-sandbox'
case ${1-} in
  '' | *.isthmus) ;;
  # Without a display Electron would end before it has read a word.
  *) switches="$switches --ozone-platform=headless --disable-gpu --log-level=3" ;;
esac
# shellcheck disable=SC2086
exec "$here/../isthmus" $switches -- "$@"
