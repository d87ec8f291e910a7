#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The completion of shells: all that --help tells of is offered.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

cd "$tmp" || exit 2
generate=$TOP/tools/hyperlaunch/completion/generate.py
mkdir -p bin files/folder
ln -s "$TOOL" bin/hyperlaunch
PATH=$tmp/bin:$PATH
export PATH
touch files/web.yaml

commands() {
    "$TOOL" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'
}
options() {
    "$TOOL" "$1" --help |
        sed -n 's/^  \(-., \|    \)\(--[a-z-]*\).*/\2/p'
}

for shell in bash zsh fish; do
    ok "$shell: is generated" sh -c "'$generate' '$TOOL' $shell > c.$shell"
done
ok "is always the same" sh -c "'$generate' '$TOOL' zsh | cmp - c.zsh"
"$generate" "$TOOL" tcsh > out 2> err
status=$?
ok "no other shell" test "$status" != 0

ok "there are commands" test "$(commands | wc -l)" -ge 5
ok "there are options" test "$(options show | wc -l)" -ge 8

# --- bash, by calling what readline would call

cat > complete.bash <<'EOF'
# complete.bash WORD...: what is offered for the last of them.
compopt() { :; }
source ./c.bash
COMP_WORDS=(hyperlaunch "$@")
COMP_CWORD=$#
cd files
_hyperlaunch
printf '%s\n' "${COMPREPLY[@]}"
EOF

offered() {
    bash complete.bash "$@" | sed 's/=$//' > out 2> err
}

# offers NAME WORD...: what is expected stands in the file "expected".
offers() {
    name=$1
    shift
    offered "$@"
    sort -o out out
    sort -o expected expected
    ok "$name" diff expected out
}

ok "bash: syntax" bash -n c.bash
{ commands; echo --help; echo --usage; echo --version; } > expected
offers "bash: commands" ""
for command in $(commands); do
    options "$command" > expected
    offers "bash: options of $command" "$command" --
done
echo show > expected
offers "bash: a command that was begun" sh
offers "bash: a command to be helped with" help sh
printf '%s\n' x86_64 arm64 > expected
offers "bash: architectures" check --arch ""
offers "bash: architectures behind =" check --arch = ""
echo arm64 > expected
offers "bash: an architecture that was begun" check --arch = ar
echo folder > expected
offers "bash: directories" check -C ""
printf '%s\n' folder web.yaml > expected
offers "bash: files" show --wide ""
offers "bash: file of an option" show -o ""
if commands | grep -qx init; then
    "$TOOL" init | cut -d ' ' -f 1 > expected
    offers "bash: configurations" init ""
fi

# --- the others: the same is in there, and they accept it

zsh_named() {
    result=0
    for command in $(commands); do
        grep -q "^        '$command:" c.zsh || { echo "$command"; result=1; }
        sed -n "/^        $command)/,/;;/p" c.zsh > part
        for option in $(options "$command"); do
            grep -q -e "'\\*${option}[=[]" part ||
                { echo "$command $option"; result=1; }
        done
    done
    return $result
}
fish_named() {
    result=0
    for command in $(commands); do
        grep -q -e "-a $command -d" c.fish || { echo "$command"; result=1; }
        grep "subcommand_from $command'" c.fish > part
        for option in $(options "$command"); do
            grep -q -e " -l ${option#--} " part ||
                { echo "$command $option"; result=1; }
        done
    done
    return $result
}

ok "zsh: all commands and options" zsh_named
ok "fish: all commands and options" fish_named

if command -v zsh > zsh.path; then
    ok "zsh: syntax" zsh -n c.zsh
fi
if command -v fish > fish.path; then
    ok "fish: syntax" fish -n c.fish
    HOME=$tmp fish -c 'source c.fish; complete -C "hyperlaunch "' |
        cut -f 1 > out
    commands > expected
    sort -o out out
    sort -o expected expected
    ok "fish: commands" diff expected out
    HOME=$tmp fish -c 'source c.fish; complete -C "hyperlaunch show --"' |
        cut -f 1 | sed 's/=$//' > out
    options show > expected
    sort -o out out
    sort -o expected expected
    ok "fish: options" diff expected out
    HOME=$tmp fish -c \
        'source c.fish; complete -C "hyperlaunch check --arch "' > out
    ok "fish: architectures" has out x86_64
fi

finish
