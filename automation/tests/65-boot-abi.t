#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# The hypercall of a launch: whatever a boot domain asks for, it gets what the
# interface says and nothing else; and so do those that are none.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my @modules = ([ 'hl-guest-pv64' ], [ 'hl-guest-pvh' ],
               [ save_file('config', 'x' x 70_001) ]);

# Domains with all kinds of access, two each, so that some are left.
my @kinds = (
    [ 'plain', undef ], [ 'hidden', [] ], [ 'shown', [ 'query' ] ],
    [ 'own', [ qw(query start configure) ] ],
    [ 'tuned', [ qw(query configure) ] ],
);

sub others
{
    my ($args) = @_;
    my @domains;

    for my $kind (@kinds) {
        my ($name, $access) = @$kind;
        for my $mode (qw(pv pvh)) {
            push @domains, domu("$name-$mode", 'boot-access' => $access,
                                memory => '6M', built_as($mode),
                                args => { %{$args // {}} });
        }
    }
    return @domains;
}

# The content of a module, as the boot domain has read it.
sub module_ok
{
    my ($log, $nr, $file, $what) = @_;
    my $data = read_file($file);
    my ($got) = grep { $_->{words}{nr} == $nr } $log->reports_of('boot',
                                                                 'MODULE');

    is($got && "$got->{words}{size} $got->{words}{fnv}",
       length($data) . ' ' . fnv1a($data), "$what: is the file");
}

sub names { return map { $_->{name} } @_ }

# A Dom0 which no boot domain starts, since it ends the launch.
sub last_dom0
{
    my ($count, %args) = @_;
    return dom0('boot-access' => [ 'query' ],
                args => { 'wait-domains' => $count, %args });
}

sub nothing_to_complain_ok
{
    my ($log, $what) = @_;
    not_said_ok($log, qr/Assertion|Xen BUG|Xen WARN/,
                "$what: nothing to complain about");
}

for (distinct([ 'pv', 'debug', 1 ], [ 'pvh', 'release', time ])) {
    my ($mode, $xen, $seed) = @$_;
    my $what = "$mode, $xen";
    my @others = others({ check => 'launch-refused' });
    my $log = launch(name => "abi-$mode-$xen", xen => $xen, cpus => 2,
                     modules => \@modules, timeout => 240, domains => [
        tiny_boot_domain('check:launch-abi,check:boot-probes,check:launch-info,'
                    . 'check:boot-random,check:boot-probes,done',
                    domid => 100, memory => '16M', built_as($mode),
                    args => { check => 'launch-info,boot-probes',
                              seed => $seed, rounds => 1000 }),
        last_dom0(scalar @others, check => 'launch-info,not-boot,roles',
                  roles => 'control,hardware,console,xenstore'),
        @others,
    ]);

    launched_ok($log, [ 'boot', 'dom0', names(@others) ],
                "$what: all are launched");
    checks_ok($log, 'boot', qw(launch-info launch-abi boot-probes
                               boot-random));
    if (arch() eq 'arm64') {
        # The LCM is the board's device tree; modules are what that tells of.
        module_ok($log, 1, guest_file('hl-guest-arm64'), "$what: module 0");
    } else {
        module_ok($log, 0, work_file("lcm-abi-$mode-$xen.dtb"), "$what: LCM");
        module_ok($log, $_ + 1, guest_file($modules[$_][0]),
                  "$what: module $_") for 0 .. $#modules;
    }
    nothing_to_complain_ok($log, $what);
}

# Two vCPUs at the same time, and two ways in which that can end.
for (['pv', 'race-done'], ['pvh', 'race-failed']) {
    my ($mode, $end) = @$_;
    my $what = "$mode, $end";
    my @others = map { domu("p$_", memory => '6M') } 1 .. 8;
    my $log = launch(name => "$mode-$end", xen => 'debug', cpus => 2,
                     domains => [
        tiny_boot_domain("check:boot-race,check:$end", cpus => 2,
                         built_as($mode), args => { check => 'own-time' }),
        last_dom0(scalar @others, check => 'launch-info'), @others,
    ]);
    my @ends = grep { /^preparing -> / } $log->states;

    launched_ok($log, [ 'boot', 'dom0', names(@others) ],
                "$what: all are launched");
    checks_ok($log, 'boot', 'own-time', 'boot-race', $end);
    is(scalar @ends, 1, "$what: it ends once");
    nothing_to_complain_ok($log, $what);
}

# 32-bit code in a PVH domain, in place of a 32-bit kernel.
if (arch() ne 'arm64') {
    my $log = launch(name => '32-bit', cpus => 2, domains => [
        tiny_boot_domain('check:launch-32,done', built_as('pvh'),
                         args => { peers => 6 }),
        domu('p6', domid => 6), last_dom0(1),
    ]);

    launched_ok($log, [ qw(boot p6 dom0) ], '32-bit: all are launched');
    checks_ok($log, 'boot', 'launch-32');
}

# A reason that is not fit to print: what is said, and in how many characters.
my $log = launch(name => 'garbled', cpus => 2, domains => [
    tiny_boot_domain('fail-garbled'),
    dom0(roles => [ qw(control hardware console xenstore recovery) ],
         args => { check => 'launch-info' }),
]);
my $reason = join '', map { $_ >= 0x20 && $_ <= 0x7e ? chr : '?' }
                      map { 2 * $_ & 0xff } 0 .. 126;
ended_ok($log, 'powered off', 'garbled: the launch goes on');
said_ok($log, qr/failure: boot-failed: "boot": \Q$reason\E$/m,
        'garbled: nothing but what can be printed, cut off');

# Control domains, while the boot domain prepares and afterwards.
$log = launch(name => 'control', cpus => 2, domains => [
    dom0(args => { check => 'not-boot,launch-info', 'wait-domains' => 1,
                   roles => 'control,hardware,console,xenstore' }),
    domu('early', roles => [ 'control' ],
         args => { roles => 'control',
                   check => 'launch-info,not-boot,roles,hypfs-modules,ready' }),
    tiny_boot_domain('start:early,ready:early,done'),
]);
launched_ok($log, [ qw(dom0 early boot) ], 'control: launched');
checks_ok($log, 'early', qw(launch-info not-boot roles hypfs-modules ready));
checks_ok($log, 'dom0', qw(launch-info not-boot));
done_testing;
