#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# The LCMs in the documents: docs-lcms.sh DIRECTORY FILE...
#
# A file is an LCM itself (*.dts), or a text with any number of them, which are
# indented by four columns or fenced, and begin with /dts-v1/.  Each becomes a
# file of its own in the directory.
set -eu
directory=$1
shift

# extract FILE: writes each LCM in a text to a file of its own.
extract()
{
    awk -v base="$directory/${1##*/}" '
        /^(    )?\/dts-v1\/;/ { out = base "-" ++nr ".dts"; indented = /^ / }
        out && (indented ? /^[^ ]/ : /^```/) { close(out); out = "" }
        out { sub(/^    /, ""); print > out }
    ' "$1"
}

for file; do
    case $file in
    *.dts) cp "$file" "$directory" ;;
    *) extract "$file" ;;
    esac
done
