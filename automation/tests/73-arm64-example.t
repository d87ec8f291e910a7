#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: arm64 linux
#
# What `make run ARCH=arm64` does, by its own script: the examples, which are
# those for a PC, and one with a typing error.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Example qw(came_up_ok run_example);
use HL::Test;

# What is wrong with it is said before anything is booted.
my $example = "$Bin/../../docs/hyperlaunch/examples/dom0-two-domus.dts";
my $lcm = do { local (@ARGV, $/) = ($example); <> };
(my $mistyped = $lcm) =~ s/(web \{\s+compatible = "xen,)domain/$1domian/;
my ($status, $text) = run_example('ARCH=arm64 EXAMPLE='
                                  . save_file('mistyped.dts', $mistyped));
is($status, 2, 'typing error: refused');
like($text, qr{error: /chosen/hypervisor/web: compatible: },
     'typing error: says where');
unlike($text, qr/Booting/, 'typing error: not booted');

(my $third = $lcm) =~ s/module-index = <2>/module-index = <3>/;
($status, $text) = run_example('ARCH=arm64 EXAMPLE='
                               . save_file('third.dts', $third));
is($status, 2, 'a third module: refused');
like($text, qr{^/chosen/hypervisor/dom0/ramdisk: module-index = <3>: .* there are 2}m,
     'a third module: says where');

($status, $text) = run_example('ARCH=arm64 FIRMWARE=ovmf');
is($status, 2, 'firmware of a PC: refused');
like($text, qr/FIRMWARE=ovmf: must be memory or card/,
     'firmware of a PC: says what there is');

($status, $text) = run_example('ARCH=arm64');
came_up_ok('make run', $status, $text, qw(dom0 web db));

($status, $text) = run_example('ARCH=arm64 EXAMPLE=boot-domain FIRMWARE=card');
came_up_ok('a boot domain, from a card', $status, $text, qw(dom0 net web));
like($text, qr/^ +boot +\d+ .* ms +ended, destroyed/m,
     'a boot domain, from a card: it has ended');
done_testing;
