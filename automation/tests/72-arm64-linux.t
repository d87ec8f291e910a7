#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: arm64 linux
#
# Debian's Linux on an arm64 board: as Dom0, and as dom0less domains which share
# its kernel and its initramfs.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Dts qw(boot_module chosen dom0less);
use HL::Test;

my @files = ([ 'arm64/vmlinuz' ], [ 'arm64/initramfs.cpio.gz' ]);

# What the node of a domain, or /chosen for Dom0, needs to run these.
sub linux
{
    my ($args) = @_;
    return (boot_module('kernel', 1, $args), boot_module('ramdisk', 2));
}

# A domain without a console of its own writes to Xen's, from the first line to the
# last.
my $domu = 'earlycon=xenboot keep_bootcon quiet';

# Of the domains, the first one is not told of Xen, the second one is.  The board
# has one CPU, as several wait for each other where they have to share one: on a
# busy machine Linux then takes ten times as long.  One board boots from a memory
# card.
for my $gic (2, 3) {
    my $log = boot(name => "linux-gicv$gic", arch => 'arm64', gic => $gic,
                   fat => $gic == 3, memory => 1024, timeout => 240,
                   xen_args => 'dom0_mem=256M dom0_max_vcpus=2',
                   modules => \@files, dts => chosen(
        linux('console=hvc0 quiet hl.name=dom0 hl.wait-domains=2'),
        dom0less('one', 1, 128, linux("$domu hl.name=one")),
        dom0less('two', 2, 160, "\t\t\txen,enhanced = \"no-xenstore\";\n",
                 linux("$domu hl.name=two")),
    ));
    my $xen = '\d+\.\d+\S*';

    ended_ok($log, 'powered off', "GICv$gic: Dom0 switches the machine off");
    said_ok($log, qr/HL-LINUX name=dom0 .* vcpus=2 .*control=yes .* xen=$xen /m,
            "GICv$gic: Dom0 has two vCPUs and is in control");
    said_ok($log, qr/^\(d1\) .*HL-LINUX name=one .* vcpus=1 .*control=no .* xen=none /m,
            "GICv$gic: one has one vCPU and is not in control");
    said_ok($log, qr/^\(d2\) .*HL-LINUX name=two .* vcpus=2 .*control=no .* xen=$xen /m,
            "GICv$gic: two has two, and knows of Xen");
    said_ok($log, qr/HL-DOMAIN domid=1 state=poweroff mem=131072 vcpus=1$/m,
            "GICv$gic: Dom0 sees that one has shut down");
    said_ok($log, qr/HL-DOMAIN domid=2 state=poweroff mem=163840 vcpus=2$/m,
            "GICv$gic: and that two has");
    my %kernel = map { $_->{words}{kernel} => 1 } $log->reports('LINUX');
    is(scalar keys %kernel, 1, "GICv$gic: the same kernel in all of them");
}
done_testing;
