#!/bin/sh
# Instructions of one operation, whole and bare, counted by callgrind: a ratio that no other load
# on the machine can disturb. Needs valgrind and a benchmark binary with symbols, as tests/bench/run
# builds it:
#   cargo rustc --profile bench --bench crypto -- -C strip=none
#   tests/bench/instructions.sh target/release/deps/crypto-...
set -eu
binary=$1
count=${2:-20}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
instructions() {
    valgrind --tool=callgrind --callgrind-out-file="$work/out" --collect-atstart=no \
        --toggle-collect='*measured*' "$binary" instructions "$1" "$2" "$count" \
        >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
    sed -n 's/^==[0-9]*== Collected : *\([0-9]*\).*/\1/p' "$work/log"
}
echo "| case | operation | instructions | bare | share of the limit |"
echo "|---|---|---|---|---|"
for case in RSA P-256 P-384 P-521 brainpool; do
    for operation in open sign write-and-sign; do
        whole=$(instructions "$case" "$operation")
        bare=$(instructions "$case" "${operation#write-and-}-bare")
        echo "$case $operation $whole $bare $count" | awk '{
            printf "| %s | %s | %d | %d | %.0f %% |\n", $1, $2, $3 / $5, $4 / $5, 100 * $4 / $3 }'
    done
done
