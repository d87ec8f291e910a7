#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: smoke bios
#
# Classic launch: no LCM, one Dom0, from the same binary.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my @linux = ([ 'vmlinux.zst', 'console=hvc0 earlyprintk=xen quiet hl.name=dom0' ],
             [ 'initramfs.cpio.gz' ]);

for my $xen (qw(release debug)) {
    my $log = boot(name => "tiny-$xen", xen => $xen, xen_args => 'dom0_mem=16M',
                   modules => [ [ 'hl-guest-pv64', 'name=dom0 end=poweroff '
                                  . 'check=privileged,memory,vcpus' ] ]);

    ended_ok($log, 'powered off', "$xen: tiny Dom0 powers off");
    said_ok($log, qr/HL-DONE name=dom0 passed=3 failed=0/,
            "$xen: its checks pass");
    not_said_ok($log, qr/Hyperlaunch/, "$xen: Xen does not speak of launches");
}

# The same image as a CD; elsewhere it is a disk.
my $log = boot(name => 'cdrom', xen_args => 'dom0_mem=16M',
               qemu => [ '--cdrom' ],
               modules => [ [ 'hl-guest-pv64', 'name=dom0 end=poweroff' ] ]);
ended_ok($log, 'powered off', 'booted from a CD');

$log = boot(name => 'linux', xen_args => 'dom0_mem=384M',
               memory => 768, cpus => 2, modules => \@linux);

ended_ok($log, 'powered off', 'Linux Dom0 powers off');
said_ok($log, qr/HL-LINUX name=dom0 .* vcpus=2 mode=PV control=yes/,
        'Linux is up, with two vCPUs, and in control');

# PVH.  Without an IOMMU reserved memory, where SeaBIOS has its ACPI tables, is
# not mapped as a whole.
for (['pvh-iommu', '', qw(--qemu -machine --qemu q35 --qemu -device --qemu),
      'amd-iommu,intremap=on' ],
     ['pvh-no-iommu', 'dom0-iommu=none']) {
    my ($name, $args, @qemu) = @$_;

    $log = boot(name => $name, memory => 768, cpus => 2, modules => \@linux,
                xen_args => "dom0=pvh dom0_mem=384M $args",
                qemu => \@qemu);
    ended_ok($log, 'powered off', "$name: Linux Dom0 powers off");
    said_ok($log, qr/HL-LINUX name=dom0 .* vcpus=2 mode=PVH control=yes/,
            "$name: Linux is up, with two vCPUs, and in control");
}
done_testing;
