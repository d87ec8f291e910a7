#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: arm64
#
# A device of the board for a domain, by a module with a part of its device tree;
# and modules which are no such thing, and cost their own domain only.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Dts qw(boot_module chosen domain_node hypervisor);
use HL::Test;

my $guest = guest_file('hl-guest-arm64');

# The compiled device tree of this source.
sub dtb
{
    my ($name, $source) = @_;
    my $dts = save_file("$name.dts", "/dts-v1/;\n$source");
    my $dtb = work_file("$name.dtb");

    system('dtc', '-q', '-I', 'dts', '-O', 'dtb', '-o', $dtb, $dts) == 0
        or die "$name: does not compile\n";
    return $dtb;
}

# A part of a device tree with QEMU's clock, which says this of it.
sub clock
{
    my ($name, $words) = @_;
    return dtb($name, qq(/ {
        #address-cells = <2>; #size-cells = <2>;
        passthrough {
            compatible = "simple-bus"; ranges;
            #address-cells = <2>; #size-cells = <2>;
            rtc\@9010000 {
                compatible = "arm,pl031", "arm,primecell";
                reg = <0 0x9010000 0 0x1000>;
                $words
            };
        };
    };));
}

my $reg = 'xen,reg = <0 0x9010000 0 0x1000 0 0x9010000>;';
my $path = 'xen,path = "/pl031@9010000";';
my $force = 'xen,force-assign-without-iommu;';
my $whole = clock('whole', "$reg $path $force");

# Name => what is in its module, and what is to be said of it.
my @bad = (
    [ 'text', save_file('text', 'no device tree ' x 20),
      qr{/device-tree-\d+: not a device tree: not a flattened} ],
    [ 'short', save_file('short', "\xd0\x0d\xfe\xed"),
      qr{/device-tree-\d+: not a device tree: .*found 4 bytes} ],
    [ 'cut', save_file('cut', substr(read_file($whole), 0, 100)),
      qr{/device-tree-\d+: not a device tree: .*found 100 bytes} ],
    [ 'deep', dtb('deep', '/ {' . ' n {' x 40 . ' };' x 40 . ' };'),
      qr{/device-tree-\d+: nodes are nested more than 32 deep} ],
    [ 'nowhere', clock('nowhere', "$reg xen,path = \"/no\"; $force"),
      qr{: its device tree cannot be made: see above} ],
    [ 'wraps', clock('wraps', 'xen,reg = <0 0x9010000 0xffffffff 0xfffff000'
                              . " 0 0x9010000>; $path $force"),
      qr{: its device tree cannot be made: see above} ],
    [ 'no-force', clock('no-force', "$reg $path"),
      qr{: its device tree cannot be made: see above} ],
);

sub domain
{
    my ($name, $check, $index) = @_;

    return domain_node($name, { memory => '"16M"', 'console-output' => undef },
                       boot_module('kernel', 1,
                                   "name=$name end=poweroff check=$check"),
                       defined $index ? boot_module('device-tree', $index) : ());
}

for my $xen (qw(release debug)) {
    my $index = 2;
    my $log = boot(name => $xen, xen => $xen, arch => 'arm64', memory => 1024,
                   timeout => 60,
                   modules => [ [ $guest ], [ $whole ], map { [ $_->[1] ] } @bad ],
                   until => until_done(qw(clock plain))
                            . '(?=.*launch finalised)',
                   dts => chosen(hypervisor(
                       domain('plain', 'no-iomem'),
                       map({ domain($_->[0], 'cmdline', ++$index) } @bad),
                       domain('clock', 'device', 2))));

    running_ok($log, [ qw(plain clock) ], "$xen: launched",
               [ map { $_->[0] } @bad ]);
    checks_ok($log, 'clock', 'device');
    checks_ok($log, 'plain', 'no-iomem');
    not_said_ok($log, qr/panic|Assertion|BUG at|not all of its memory/,
                "$xen: nothing else happens");
    said_ok($log, qr{Hyperlaunch: error: /chosen/hypervisor/$_->[0]$_->[2]},
            "$xen: $_->[0]") for @bad;
}
done_testing;
