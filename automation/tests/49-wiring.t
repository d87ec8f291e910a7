#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# Domains share a page each, and an event channel, with the xenstore and the
# console domain of their launch, and with nobody else; nothing of it depends
# on a domid.  Xen's own record says the same as the domains.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my %kernel = (pv => 'hl-guest-pv64', pvh => 'hl-guest-pvh');

# A domain made of the tiny guest; @checks is what it checks.
sub domain
{
    my ($name, $mode, $domid, $checks, %rest) = @_;
    my $args = delete $rest{args} // {};

    return domu($name, mode => $mode, domid => $domid,
                kernel => $kernel{$mode}, memory => '12M', %rest,
                args => { check => join(',', @$checks), wait => 1000,
                          %$args });
}

# What Xen says that a domain is wired to: { xenstore => "domid/port/gfn", .. }.
sub wired_log
{
    my ($log, $domid) = @_;
    my ($rings) = $log->text =~ /Hyperlaunch: d$domid wired: (.*)/;
    my %rings = (xenstore => 'none', console => 'none');

    while (($rings // '') =~ /(\w+) d(\d+) port (\d+) gfn 0x([0-9a-f]+)/g) {
        $rings{$1} = "$2/$3/$4";
    }
    return \%rings;
}

# What hypfs says of it, and what the domain itself was told.
sub wired_ok
{
    my ($log, $domid, $xenstore, $console, $what) = @_;
    my $said = wired_log($log, $domid);
    my ($hypfs) = grep { $_->{words}{domid} == $domid } $log->reports('WIRED');
    my ($info) = grep { $_->{domid} == $domid } $log->reports('START-INFO');
    my %told = (xenstore => $info->{words}{store},
                console => $info->{words}{console});
    my %backend = (xenstore => $xenstore, console => $console);

    for my $ring (sort keys %told) {
        my ($to, $port, $gfn) = split m{/}, $said->{$ring};
        log_ok($to eq $backend{$ring}, $log,
               "$what: d$domid: $ring is wired to $backend{$ring}");
        is($hypfs->{words}{$ring}, $said->{$ring},
           "$what: d$domid: $ring is the same in hypfs");
        is($told{$ring}, $to eq 'none' ? '0/0' : "$gfn/$port",
           "$what: d$domid: it was told the same of $ring");
    }
}

# Four domains: xenstore, console and control are three of them, none is d0,
# and one of those without a role is.  All talk to the two that serve.
sub split_roles
{
    my ($title, %mode) = @_;
    my @rings = qw(zero store-ring console-ring);

    my $log = launch(name => $title, cpus => 2, domains => [
        domain('plain', $mode{plain}, 0, [ @rings, 'peers-refuse' ],
               args => { peers => '3,5,9' }),
        domain('ctl', $mode{ctl}, 3, [ @rings, 'wired' ],
               roles => [ 'control' ],
               args => { 'wait-domains' => 4, end => 'machine-off' }),
        # They serve each other, too: one after the other.
        domain('xs', $mode{xs}, 5, [ qw(serve-store console-ring) ],
               roles => [ 'xenstore' ], args => { peers => '9,0,3' }),
        domain('con', $mode{con}, 9, [ qw(store-ring serve-console) ],
               roles => [ 'console' ], args => { peers => '0,3,5' }),
        domain('off', $mode{plain}, 4, [ qw(zero no-rings peers-refuse) ],
               'xen,enhanced' => 'disabled', args => { peers => '0,3,5,9' }),
    ]);

    launched_ok($log, [ qw(plain ctl xs con off) ], "$title: launched");
    wired_ok($log, 0, 5, 9, $title);
    wired_ok($log, 3, 5, 9, $title);
    wired_ok($log, 5, 'none', 9, $title);
    wired_ok($log, 9, 5, 'none', $title);
    wired_ok($log, 4, 'none', 'none', $title);
}

my @names = qw(plain ctl xs con);
split_roles('pv', map { $_ => 'pv' } @names);
split_roles('pvh', map { $_ => 'pvh' } @names);
split_roles('mixed', plain => 'pvh', ctl => 'pv', xs => 'pvh', con => 'pv');

# With a Dom0, which serves both; and what "xen,enhanced" says.
my $log = launch(name => 'dom0', cpus => 2, domains => [
    dom0(args => { check => 'no-rings,wired,serve-store,serve-console',
                   peers => '1', 'wait-domains' => 4 }),
    domain('enabled', 'pv', 1, [ qw(store-ring console-ring) ],
           'xen,enhanced' => 'enabled'),
    domain('no-xenstore', 'pv', 2, [ qw(console-flood) ],
           'xen,enhanced' => 'no-xenstore'),
    domain('pvh', 'pvh', 3, [ qw(console-flood) ]),
    domain('disabled', 'pvh', 4, [ 'no-rings' ],
           'xen,enhanced' => 'disabled'),
]);
launched_ok($log, [ qw(dom0 enabled no-xenstore pvh disabled) ],
            'Dom0: launched');
wired_ok($log, 0, 'none', 'none', 'Dom0');
wired_ok($log, 1, 0, 0, 'Dom0');
wired_ok($log, 2, 'none', 0, 'Dom0');
wired_ok($log, 3, 0, 0, 'Dom0');
wired_ok($log, 4, 'none', 'none', 'Dom0');

# Whoever would serve does not exist.
$log = launch(name => 'no-backend', domains => [
    domain('ctl', 'pv', 2, [ qw(no-rings wired) ], roles => [ 'control' ],
           args => { 'wait-domains' => 1, end => 'machine-off' }),
    domain('xs', 'pv', 1, [], roles => [ qw(xenstore console) ],
           kernel => 'bad/elf-no-notes'),
    domain('plain', 'pvh', 7, [ 'no-rings' ], 'xen,enhanced' => 'enabled'),
]);
launched_ok($log, [ qw(ctl plain) ], 'no backend: the others are launched',
            [ 'xs' ]);
for my $ring (qw(xenstore console)) {
    said_ok($log, qr/d7: not wired to a $ring domain: it was not built/,
            "no backend: $ring: is reported");
}

$log = launch(name => 'nobody', domains => [
    domain('plain', 'pv', 1, [ 'no-rings' ]),
    domain('hw', 'pv', 6, [ 'no-rings' ], roles => [ qw(hardware) ],
           args => { wait => 3000 }),
    domain('asks', 'pvh', 2, [ 'no-rings' ], 'xen,enhanced' => 'enabled'),
]);
launched_ok($log, [ qw(plain hw asks) ], 'no roles: launched');
said_ok($log, qr/d2: not wired to a xenstore domain: there is none/,
        'no roles: is reported to who asks');
not_said_ok($log, qr/d1: not wired/, 'no roles: others did not ask');

# Nobody reads the rings, and Xen has checks of its own.
$log = launch(name => 'debug', xen => 'debug', cpus => 2, domains => [
    dom0(args => { check => 'wired', 'wait-domains' => 2 }),
    domain('pv', 'pv', 1, [ qw(zero memory console-flood) ]),
    domain('pvh', 'pvh', 2, [ qw(clean memory console-flood) ]),
]);
launched_ok($log, [ qw(dom0 pv pvh) ], 'debug build: launched');
not_said_ok($log, qr/Assertion|Xen BUG|Xen WARN/,
            'debug build: nothing to complain about');
done_testing;
