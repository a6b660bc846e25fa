#!/usr/bin/env bash
# Debian packages that Leafproof uses: OCR languages, the fonts of the demo and the tests, and what Python's venv needs.
# Installed by apt where that is allowed; where not, the exact command is printed and the run goes on:
# pages that need OCR are then recorded as not read, and the demo says which font it lacks.
set -u
wanted=(tesseract-ocr-eng tesseract-ocr-rus tesseract-ocr-chi-sim tesseract-ocr-osd fonts-dejavu-core fonts-wqy-microhei fonts-noto-cjk)
python3 -c 'import ensurepip' 2>/dev/null || wanted+=(python3-venv)
command -v dpkg-query >/dev/null || { echo "note: not a Debian system; needed by their Debian names: ${wanted[*]}"; exit 0; }
missing=()
for package in "${wanted[@]}"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
command=(apt-get install -y --no-install-recommends "${missing[@]}")
if [ "$(id -u)" -eq 0 ]; then run=(); elif sudo -n true 2>/dev/null; then run=(sudo -n); else run=(false); fi
export DEBIAN_FRONTEND=noninteractive
if "${run[@]}" apt-get update -qq >/dev/null 2>&1 && "${run[@]}" "${command[@]}" >/dev/null 2>&1; then
    echo "installed: ${missing[*]}"
else
    echo "note: could not install ${missing[*]}; to have them:  sudo ${command[*]}"
fi
exit 0
