#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# Classic launch with a late hardware domain (hardware_dom=): Dom0 has the
# hardware until it creates the domain which is to have it.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my @xen = (xen => 'everything');
my $args = 'dom0_mem=16M xsm=dummy';
my $dom0 = 'name=dom0 end=machine-off';

my $log = boot(name => 'tiny', @xen, xen_args => "$args hardware_dom=1",
               modules => [ [ 'hl-guest-pv64', "$dom0 check=privileged,"
                              . 'late-hwdom,roles roles=control,console' ] ]);

said_ok($log, qr/HL-CHECK privileged PASS/, 'Dom0 has every role');
said_ok($log, qr/^\(XEN\) Initialising hardware domain 1$/m,
        'Xen initialises the hardware domain');
said_ok($log, qr/HL-CHECK late-hwdom PASS/, 'the role moved with its creation');
said_ok($log, qr/HL-CHECK roles PASS/, 'Dom0 is left with control and console');
ended_ok($log, 'powered off', 'and switches the machine off');

# Any other domain does not become it.
$log = boot(name => 'another', @xen, xen_args => "$args hardware_dom=2",
            modules => [ [ 'hl-guest-pv64', "$dom0 check=late-hwdom" ] ]);
said_ok($log, qr/HL-CHECK late-hwdom FAIL roles before: (\d+), after: \1/,
        'a domain with another domid is no hardware domain');
not_said_ok($log, qr/Initialising hardware domain/, 'as Xen says, too');
ended_ok($log, 'powered off', 'Dom0 switches the machine off');

# Linux until user space, which waits for somebody to make that domain.
$log = boot(name => 'linux', @xen, memory => 768,
            xen_args => 'dom0_mem=384M xsm=dummy hardware_dom=1',
            modules => [ [ 'vmlinux.zst', 'console=hvc0 earlyprintk=xen quiet '
                           . 'hl.name=dom0' ], [ 'initramfs.cpio.gz' ] ]);
said_ok($log, qr/HL-LINUX name=dom0 .* control=yes/, 'Linux is up as Dom0');
ended_ok($log, 'powered off', 'and switches the machine off');
done_testing;
