#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# Domids that Xen chooses, and the order in which domains start.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my $log = launch(name => 'domids', domains => [
    domu('a'), domu('b', domid => 1), domu('c'),
    dom0(domid => 3, args => { 'wait-domains' => 4 }), domu('d'),
]);
launched_ok($log, [ qw(a b c dom0 d) ], 'domids: launched');
my %domid = map { $_ => created($log, $_)->{domid} } qw(a b c dom0 d);
is($domid{b}, 1, 'domids: the explicit ones are respected');
is($domid{dom0}, 3, 'domids: also that of Dom0');
my %taken = map { ($_ // 'none') => 1 } values %domid;
is(scalar keys %taken, 5, 'domids: all differ');
is(report_of($log, $_, 'GUEST')->{domid}, $domid{$_}, "domids: $_ knows it")
    for qw(a c d);

# Names in the order in which Xen says that it started them.
sub start_order
{
    my ($log) = @_;
    my @ids = $log->text =~ /Hyperlaunch: d(\d+) started/g;
    my %name = map { $_->{domid} => $_->{name} } $log->domains;

    return join ' ', map { $name{$_} // "d$_" } @ids;
}

$log = launch(name => 'start-after', domains => [
    dom0(args => { 'wait-domains' => 5 }),
    domu('two', 'start-after' => [ 'five' ]),
    domu('three', 'start-after' => [ qw(four two) ]),
    domu('four'), domu('five'), domu('six'),
]);
launched_ok($log, [ qw(dom0 two three four five six) ],
            'start-after: launched');
my $order = ' ' . start_order($log) . ' ';
for my $pair ([ qw(five two) ], [ qw(four three) ], [ qw(two three) ]) {
    like($order, qr/ $pair->[0] (.* )?$pair->[1] /,
         "start-after: $pair->[0] before $pair->[1]");
}

# Some are down, or crashed, before the last one is started, which waited for
# them and is started all the same.
my @many = map { "d$_" } 'a' .. 'n';
my @early = here(qw(poweroff crash halt));
$log = launch(name => 'ended early', cpus => 2, domains => [
    (map { domu($_, args => { end => $_ }) } @early),
    (map { domu($_) } @many),
    domu('last', 'start-after' => \@early),
    dom0(args => { 'wait-domains' => 1 + @early + @many }),
]);
launched_ok($log, [ @early, @many, qw(last dom0) ],
            'ended early: all are launched');
like(start_order($log), qr/@{[ join ' .*', @early ]} .*last/,
     'ended early: the last one is started after those it waited for');

# Domains which wait for each other are left out.
$log = launch(name => 'cycle', domains => [
    dom0(args => { 'wait-domains' => 1 }),
    domu('chicken', 'start-after' => [ 'egg' ]),
    domu('egg', 'start-after' => [ 'chicken' ]), domu('bystander'),
]);
launched_ok($log, [ qw(dom0 bystander) ], 'cycle: the others are launched',
            [ qw(chicken egg) ]);
said_ok($log, qr/error: .*chicken.*domains wait for each other/,
        'cycle: is reported');

# Not started by Xen: stays paused, for a control domain to start.
$log = launch(name => 'manual', domains => [
    dom0(args => { check => 'domains', wait => 300 }),
    domu('later', start => 'manual'),
]);
ended_ok($log, 'powered off', 'manual: machine powered off');
said_ok($log, qr/HL-DOMAIN domid=1 state=paused/, 'manual: stays paused');
not_said_ok($log, qr/d1 started/, 'manual: is not said to be started');
not_said_ok($log, qr/HL-GUEST name=later/, 'manual: does not run');
done_testing;
