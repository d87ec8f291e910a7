#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# Whose Xen's console is, where input goes, and how much each domain may say.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

# What Xen's own limits are, which boot() lifts.
my $limits = 'guest_loglvl=none/warning';
my $switch = '\x01\x01\x01';

# This domain has the console, for a reason which matches, and what it writes
# has no prefix.
sub console_ok
{
    my ($log, $name, $why, $what) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;
    my $domid = created($log, $name)->{domid} // -1;

    log_ok(($log->console // -2) == $domid && $log->console_why =~ /$why/,
           $log, "$what: $name has the console")
        || diag('console: ', $log->console // 'nobody', ' ',
                $log->console_why // '');
    said_ok($log, qr/^HL-GUEST name=$name /m, "$what: $name has no prefix");
}

# Texts which domain $name read.
sub input_of
{
    my ($log, $name) = @_;
    return join '|', map { $_->{words}{text} } $log->reports_of($name, 'INPUT');
}

# Where Xen says that input goes, from the start of the launched domains on.
sub foci
{
    my ($log) = @_;
    return join ' ', $log->text =~ /\*\*\* Serial input to (Xen|DOM\d+)/g;
}

# --- whose it is -------------------------------------------------------------

my $log = launch(name => 'role', xen_args => $limits, domains => [
    domu('first', domid => 0, args => { check => 'unprivileged' }),
    dom0(domid => 3, name => 'dom', roles => [ qw(control hardware) ],
         'console-output' => 1, args => { 'wait-domains' => 2 }),
    domu('con', domid => 5, roles => [ 'console' ], 'console-output' => undef,
         args => { roles => 'console', check => 'roles' }),
]);
launched_ok($log, [ qw(first dom con) ], 'role: launched');
console_ok($log, 'con', '^console role$', 'role');
checks_ok($log, 'con', 'roles');
said_ok($log, qr/^\(d0 first\) HL-GUEST name=first /m,
        'role: others have a prefix, with their name');
said_ok($log, qr/^\(d3 dom\) HL-GUEST name=dom /m,
        'role: even the hardware domain');
said_ok($log, qr/\*\*\* Serial input to DOM5 "con"/, 'role: input goes to it');

$log = launch(name => 'control', domains => [
    domu('first'), domu('control', roles => [ 'control' ],
                        args => { 'wait-domains' => 1, wait => 1000,
                                  end => 'machine-off' }),
    dom0(domid => 4, name => 'hardware', roles => [ 'hardware' ],
         'console-output' => 1, args => { end => 'hang' }),
]);
launched_ok($log, [ qw(first control hardware) ], 'control: launched');
console_ok($log, 'control', '^control domain; none', 'control');

$log = launch(name => 'hardware', until => 'HL-DONE name=hardware',
              domains => [
    domu('first'),
    dom0(domid => 4, name => 'hardware', roles => [ 'hardware' ],
         'start-after' => [ 'first' ], args => { end => 'hang' }),
]);
ended_ok($log, 'output matched', 'hardware: launched');
console_ok($log, 'hardware', '^hardware domain; none', 'hardware');

# A domain which is not going to run must not sit on it.
$log = launch(name => 'first', until => 'HL-DONE name=last', domains => [
    domu('manual', start => 'manual'), domu('first', 'console-output' => undef),
    domu('last', 'start-after' => [ 'first' ], args => { wait => 300 }),
]);
ended_ok($log, 'output matched', 'first: launched');
console_ok($log, 'first', '^first in the LCM; none', 'first');

$log = launch(name => 'not-built', domains => [
    dom0(domid => 2, roles => [ qw(control hardware) ],
         args => { 'wait-domains' => 1 }),
    domu('con', roles => [ 'console' ], kernel => 'bad/elf-no-notes'),
    domu('bystander'),
]);
launched_ok($log, [ qw(dom0 bystander) ], 'not built: the others are launched',
            [ 'con' ]);
console_ok($log, 'dom0', 'control domain; "con", .* was not built',
           'not built');

$log = launch(name => 'recovery', domains => [
    dom0(args => { 'wait-domains' => 2 }, 'console-output' => 1),
    domu('broken', kernel => 'bad/elf-no-notes'),
    domu('rescue', roles => [ 'recovery' ]), domu('bystander'),
]);
launched_ok($log, [ qw(dom0 rescue bystander) ], 'recovery: launched',
            [ 'broken' ]);
console_ok($log, 'rescue', '^recovery domain', 'recovery');

# --- input -------------------------------------------------------------------

my %reads = (check => 'console-input', 'wait-timeout' => 60000);

for my $xen (qw(release debug)) {
    $log = launch(name => "input-$xen", xen => $xen, domains => [
        domu('quiet', 'console-output' => undef, args => { end => 'hang' }),
        dom0(domid => 3, args => { %reads, 'wait-domains' => 2 }),
        domu('web', domid => 7, args => \%reads),
        domu('db', domid => 5, args => \%reads),
        domu('deaf', domid => 9, args => { end => 'hang' }),
    ], type => [
        [ '(?s)(?=.*READY name=dom0)(?=.*READY name=web)(?=.*READY name=db)'
          . '(?=.*DONE name=deaf)', 'one\n' ],
        [ 'name=dom0 text="one"', $switch ],
        [ 'input to DOM5.*\n', 'two\n' ],
        [ 'input to DOM3.*\n', $switch ],
        [ 'input to DOM7.*\n', "${switch}h" ],
        [ q('h' pressed), "$switch$switch" . 'three\n' ],
    ]);
    ended_ok($log, 'powered off', "input, $xen: machine powered off");
    is(input_of($log, 'dom0'), 'one',
       "input, $xen: Dom0, domid 3, has it first");
    is(input_of($log, 'db'), 'two', "input, $xen: then another domain");
    is(input_of($log, 'web'), 'three', "input, $xen: and another one");
    checks_ok($log, $_, 'console-input') for qw(dom0 web db);
    like(foci($log), qr/^DOM3 DOM5 DOM3 DOM7 Xen DOM3 DOM7 DOM3$/,
         "input, $xen: walks in order, and leaves out who is gone or deaf");
}

# A control domain may read, but what is typed for others is not for it.
$log = launch(name => 'others', domains => [
    dom0(roles => [ qw(control hardware) ], 'console-output' => 1,
         args => { check => 'console-deaf', 'wait-domains' => 1 }),
    domu('con', roles => [ 'console' ], args => \%reads),
], type => [
    [ '(?s)(?=.*READY name=dom0)(?=.*READY name=con)', 'not for ' ],
    [ '(?s)CHECK console-deaf', 'dom0\n' ],
]);
launched_ok($log, [ qw(dom0 con) ], 'for others: launched');
checks_ok($log, 'dom0', 'console-deaf');
is(input_of($log, 'con'), 'not for dom0', 'for others: they get it all');

$log = launch(name => 'conswitch', xen_args => 'conswitch=bx', domains => [
    dom0(args => \%reads),
], type => [ [ 'READY name=dom0', '\x02\x02\x02there\n' ] ]);
launched_ok($log, [ 'dom0' ], 'conswitch: launched');
is(foci($log), 'Xen DOM0', 'conswitch=bx: input is left to Xen');
is(input_of($log, 'dom0'), 'there', 'conswitch=bx: and switched by CTRL-b');

# --- output ------------------------------------------------------------------

for my $xen (qw(release debug)) {
    $log = launch(name => "noise-$xen", xen => $xen, xen_args => $limits,
                  cpus => 2, domains => [
        dom0(args => { 'wait-domains' => 3 }),
        domu('noisy', args => { check => 'noise' }),
        domu('meek', args => { check => 'cmdline,time', wait => 500 }),
        domu('mute', 'console-output' => undef),
    ]);
    ended_ok($log, 'powered off', "noise, $xen: machine powered off");

    # What is not shown is counted: all in all nothing is missing.
    my @lines = grep { /^\(d\d+ noisy\) / } $log->lines;
    my $shown = grep { /HL-NOISE/ } @lines;
    my $lost = 0;
    my $total = 0;
    for my $line (@lines) {
        $line =~ /\) (\d+) messages suppressed\.$/ ? $lost += $1 : $total++;
    }
    log_ok($shown > 200 && $shown < 2000, $log,
           "noise, $xen: some of it is shown ($shown lines)");
    is($total + $lost, 10004, "noise, $xen: the rest is counted ($lost)");
    my $whole = qr/^\(d\d+ noisy\) HL-NOISE i=\d+ of=10000 what="[a-z ]+"$/;
    my @torn = grep { /HL-NOISE/ && !/$whole/ } $log->lines;
    is("@torn", '', "noise, $xen: whole lines");

    my ($done) = $log->reports_of('meek', 'DONE');
    log_ok($done && $done->{words}{passed} == 2, $log,
           "noise, $xen: nobody else is silenced by it");
    not_said_ok($log, qr/name=mute/, "noise, $xen: without console-output")
        if $xen eq 'release';
}

$log = launch(name => 'no-limit', xen_args => 'guest_loglvl=warning',
              domains => [
    dom0(args => { 'wait-domains' => 1 }),
    domu('noisy', args => { check => 'noise' }),
]);
launched_ok($log, [ qw(dom0 noisy) ], 'no limit: launched');
is(scalar($log->reports('NOISE')), 10000, 'no limit: all of it is shown');
done_testing;
