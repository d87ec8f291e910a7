#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# PV and PVH domains as they look from inside: memory, tables, vCPUs, what they
# may, and that none of them sees anything of another.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my $data = join '', map { chr($_ * 7 % 251) } 1 .. 100_000;
my $ramdisk = save_file('ramdisk', $data);

# While a domain holds its memory, all others are there and hold theirs, too.
my @common = qw(zero isolation memory roles);
my %checks = (
    pv    => [ @common, qw(vcpus mfns no-iomem no-ioports) ],
    other => [ @common ],
    pvh   => [ qw(memmap acpi mtrr ramdisk beyond), @common,
               qw(vcpus sipi time no-iomem no-ioports) ],
    gz    => [ qw(memmap), @common ],
    image => [ qw(memmap acpi), @common, 'sipi' ],
);

sub domain
{
    my ($name, %rest) = @_;
    my $args = delete $rest{args} // {};

    return domu($name, memory => '12M', %rest,
                args => { check => join(',', @{$checks{$name}}),
                          hold => 3000, %$args });
}

sub look_inside
{
    my ($name, %opt) = @_;
    my $log = launch(name => $name, memory => 512, cpus => 2, %opt, domains => [
        dom0(args => { check => 'isolation,roles', hold => 3000,
                       roles => 'control,hardware,console,xenstore',
                       'wait-domains' => 5, 'wait-timeout' => 100_000 }),
        domain('pv', cpus => 2),
        domain('other', domid => 250, args => { fill => 4096 }),
        domain('pvh', mode => 'pvh', kernel => 'hl-guest-pvh', cpus => 3,
               ramdisk => $ramdisk),
        domain('gz', mode => 'pvh', kernel => 'hl-guest-pvh.gz',
               memory => '4M'),
        domain('image', mode => 'pvh', kernel => 'hl-guest-pvh.bzimage',
               memory => '20M', cpus => 2),
    ]);

    launched_ok($log, [ 'dom0', sort keys %checks ], "$name: launched");
    checks_ok($log, 'dom0', qw(isolation roles));
    checks_ok($log, $_, @{$checks{$_}}) for sort keys %checks;
    is(report_of($log, 'pvh', 'RAMDISK')->{fnv}, fnv1a($data),
       "$name: the PVH domain's ramdisk is the file");
    is(report_of($log, 'pvh', 'MEMORY')->{owned}, 12 * 256,
       "$name: it has the memory that it was to have");
    is(report_of($log, 'pvh', 'VCPUS')->{started}, 3, "$name: and vCPUs");
    return $log;
}

look_inside('release');
look_inside('debug', xen => 'debug', timeout => 240);
done_testing;
