#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# An LCM that cannot be used: every error is printed, then Xen stops; or, if its
# command line says hyperlaunch=fallback, launches a classic Dom0 from the first
# module that can be booted.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;
use HL::Lcm qw(compile_lcm);

sub compiled
{
    my ($name, $source) = @_;
    return read_file(compile_lcm($source, work_file($name)));
}

my ($source) = lcm_of([ dom0(), domu('domu') ]);
my $good = compiled('good', $source);

# A copy of the good LCM with another number at this offset.
sub poke
{
    my ($offset, $value) = @_;
    my $copy = $good;

    substr($copy, $offset, 4) = pack 'N', $value;
    return $copy;
}

# Offsets in the header of a flattened device tree.
my ($total, $struct, $strings, $version) = (4, 8, 12, 20);
my $struct_offset = unpack 'N', substr $good, $struct, 4;
my ($no_domain) = lcm_of([]);

# Each: the LCM, and what is said about it.
my %broken = (
    'truncated' => [ substr($good, 0, length($good) / 2),
                     qr/truncated flattened device tree/ ],
    'header only' => [ substr($good, 0, 20), qr/truncated|damaged/ ],
    'oversized' => [ poke($total, 0x7fffffff), qr/truncated|limit/ ],
    'too large' => [ poke($total, 3 << 20) . "\0" x (3 << 20),
                     qr/limit exceeded/ ],
    'corrupted structure' => [ poke($struct_offset + 8, 0xdeadbeef),
                               qr/damaged/ ],
    'structure outside' => [ poke($struct, 0x7ffffff0),
                             qr/damaged|truncated/ ],
    'strings outside' => [ poke($strings, 0x7ffffff0), qr/damaged|truncated/ ],
    'unknown version' => [ poke($version, 1), qr/unsupported version/ ],
    'no domain' => [ compiled('no-domain', $no_domain),
                     qr/no domain is described/ ],
    'no hypervisor' => [ compiled('no-hypervisor',
                                  "/dts-v1/;\n/ { chosen { }; };\n"),
                         qr/no \/chosen\/hypervisor/ ],
);

sub boot_broken
{
    my ($name, $xen_args) = @_;
    my ($lcm) = @{$broken{$name}};

    return boot(name => "$name $xen_args", xen_args => "dom0_mem=16M $xen_args",
                modules => [ [ save_file("$name.dtb", $lcm) ],
                             [ 'hl-guest-pv64',
                               'name=fallback check=privileged end=poweroff' ],
                           ]);
}

for my $name (sort keys %broken) {
    my $log = boot_broken($name, '');

    ended_ok($log, 'Xen panicked', "$name: Xen stops");
    said_ok($log, $broken{$name}[1], "$name: says why");
    not_said_ok($log, qr/HL-GUEST/, "$name: nothing is launched");
}

for my $name ('truncated', 'no domain') {
    my $log = boot_broken($name, 'hyperlaunch=fallback');

    ended_ok($log, 'powered off', "$name, fallback: machine powered off");
    said_ok($log, $broken{$name}[1], "$name, fallback: says why");
    said_ok($log, qr/HL-DONE name=fallback passed=1 failed=0/,
            "$name, fallback: a classic Dom0 is launched");
}

# All errors are printed, not only the first one.
my $log = launch(name => 'every error', domains => [
    domu('one', memory => '12Q'), domu('two', cpus => 0),
    domu('three', kernel => undef),
]);
said_ok($log, $_, "no domain without an error: $_")
    for qr/not a size.*12Q/, qr/impossible number of vCPUs/,
        qr/domain has no kernel/;
ended_ok($log, 'Xen panicked', 'no domain without an error: Xen stops');
done_testing;
