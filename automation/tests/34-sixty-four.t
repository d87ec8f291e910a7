#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios slow
#
# As many domains as one LCM can hold, and boot modules for every one of them.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my $count = 63;
my @names = map { "domu$_" } 1 .. $count;

sub sixty_four
{
    my ($name, %domain) = @_;
    my $log = launch(name => $name, memory => 1024, timeout => 240, domains => [
        dom0(args => { check => 'domains', 'wait-domains' => $count,
                       'wait-timeout' => 120000 }),
        map { domu($_, memory => '6M', args => { check => 'cmdline' },
                   %domain) } @names,
    ]);

    launched_ok($log, [ 'dom0', @names ], "$name: all 64 domains are launched");
    return $log;
}

# Where Xen unpacks a shared kernel once, all depend on that.
sixty_four('shared kernel',
           arch() eq 'arm64' ? (kernel => 'hl-guest-pv64.gz') : ());

my $ramdisk = file_here('hl-guest-pv64.gz');
my $log = sixty_four('own kernel and ramdisk', own_modules => 1,
                     ramdisk => $ramdisk,
                     arch() eq 'arm64' ? (memory => '8M', args => {
                         check => 'ramdisk' }) : ());
my @sizes = sort { $a <=> $b } arch() eq 'arm64'
            ? (0, map { $_->{words}{size} } $log->reports('RAMDISK'))
            : map { $_->{words}{mod_len} } $log->reports('START-INFO');
is_deeply(\@sizes, [ 0, (-s guest_file($ramdisk)) x $count ],
          'each but Dom0 was given its ramdisk');

# One more is too many, and the limit says so.
$log = launch(name => 'sixty-five', domains => [
    dom0(), map { domu($_, memory => '4M') } @names, 'domu64',
]);
said_ok($log, qr/limit exceeded.*\b64 domains/,
        '65 domains: the limit is named');
ended_ok($log, 'Xen panicked', '65 domains: nothing is launched');
done_testing;
