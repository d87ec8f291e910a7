#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: arm64
#
# The tiny guest on arm64, as Dom0 and as dom0less domains which share their
# kernel: what it was given is what it finds, and what it may do.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Dts qw(boot_module chosen dom0less);
use HL::Test;

my $ramdisk = join '', map { chr(($_ * 7) & 0xff) } 1 .. 10_001;
my $ramdisk_file = save_file("ramdisk", $ramdisk);

# As it comes, and compressed.
my $plain = guest_file('hl-guest-arm64');
my $gzip = work_file('hl-guest-arm64.gz');
system("gzip -9nc '$plain' > '$gzip'") == 0 or die "gzip failed\n";

# All have boot module 1 as kernel and 2 as ramdisk.
sub domain
{
    my ($name, $cpus, $megabytes, $args) = @_;

    return dom0less($name, $cpus, $megabytes,
                    boot_module('kernel', 1, "name=$name $args"),
                    boot_module('ramdisk', 2));
}

my @checks = qw(cmdline args memmap zero memory ramdisk time vcpus no-rings);
my $args = 'check=' . join(',', @checks) . ' end=poweroff';

for my $case ([ 2, 'plain', $plain ], [ 3, 'gzip', $gzip ]) {
    my ($gic, $what, $kernel) = @$case;
    my $log = boot(name => $what, arch => 'arm64', gic => $gic, cpus => 2,
                   memory => 1024, timeout => 120,
                   modules => [ [ $kernel ], [ $ramdisk_file ] ],
                   until => until_done('one', 'two'),
                   dts => chosen(domain('one', 1, 16, $args),
                                 domain('two', 3, 48, $args)));

    ended_ok($log, 'output matched', "$what, GICv$gic: both have run");
    for my $case ([ 1, 'one', 1, 16 ], [ 2, 'two', 3, 48 ]) {
        my ($domid, $name, $vcpus, $megabytes) = @$case;
        my $pages = $megabytes * 256;

        said_ok($log, qr/^\(d$domid\) HL-CHECK \Q$_\E PASS$/m,
                "$what: $name: $_") for @checks;
        said_ok($log, qr/^\(d$domid\) HL-GUEST name=$name domid=$domid /m,
                "$what: $name has domid $domid");
        said_ok($log, qr/^\(d$domid\) HL-GUEST .* vcpus=$vcpus /m,
                "$what: $name has $vcpus vCPUs");
        said_ok($log, qr/^\(d$domid\) HL-VCPUS started=$vcpus$/m,
                "$what: $name has started them");
        said_ok($log, qr/^\(d$domid\) HL-MEMORY ram=$pages owned=$pages$/m,
                "$what: $name has its memory");
        said_ok($log, qr/^\(d$domid\) HL-RAMDISK size=10001 fnv=@{[
                          fnv1a($ramdisk)]}$/m, "$what: $name has its ramdisk");
    }
}

# A classic Dom0, which may do everything, next to dom0less domains, which may
# do nothing but read Xen's console.
my $may_not = 'check=roles,no-iomem roles=console end=poweroff';
my @dom0 = qw(cmdline privileged iomem memmap memory time vcpus no-rings domains);
my $log = boot(name => 'dom0', arch => 'arm64', cpus => 2, timeout => 120,
               modules => [ [ $plain ], [ $ramdisk_file ] ],
               xen_args => 'dom0_mem=64M dom0_max_vcpus=2',
               dts => chosen(domain('one', 1, 16, $may_not),
                             domain('two', 2, 16, $may_not),
                             boot_module('kernel', 1, 'name=dom0 wait-domains=2 '
                                 . 'end=poweroff check=' . join(',', @dom0))));

ended_ok($log, 'powered off', 'Dom0 has run, and switches the machine off');
said_ok($log, qr/^HL-CHECK \Q$_\E PASS$/m, "Dom0: $_")
    for @dom0, 'wait-domains';
said_ok($log, qr/^HL-MEMORY ram=16384 owned=16384$/m, 'Dom0 has its memory');
said_ok($log, qr/^HL-VCPUS started=2$/m, 'Dom0 has its vCPUs');
for my $domid (1, 2) {
    said_ok($log, qr/^\(d$domid\) HL-CHECK $_ PASS$/m, "dom0less d$domid: $_")
        for qw(roles no-iomem);
    said_ok($log, qr/^HL-DOMAIN domid=$domid state=poweroff mem=16384 /m,
            "Dom0 sees d$domid");
}

# The guest itself finds out if something is wrong.
$log = boot(name => 'fault', arch => 'arm64', timeout => 60,
            modules => [ [ $plain ], [ $ramdisk_file ] ], until => 'HL-CHECK trap',
            dts => chosen(domain('bad', 1, 16, 'check=fault')));
said_ok($log, qr/^\(d1\) HL-CHECK trap FAIL vector=4 esr=/m,
        'an exception that nobody expects');
done_testing;
