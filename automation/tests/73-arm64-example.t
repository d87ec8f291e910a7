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
my $example = "$Bin/../../docs/hyperlaunch/examples/dom0-two-domus.yaml";
my $launch = do { local (@ARGV, $/) = ($example); <> };
(my $mistyped = $launch) =~ s/( web:.*?console-out)put/$1/s;
my ($status, $text) = run_example('ARCH=arm64 EXAMPLE='
                                  . save_file('mistyped.yaml', $mistyped));
is($status, 1, 'typing error: refused');
like($text, qr{mistyped\.yaml:\d+:\d+: error: .*console-out\b},
     'typing error: says where');
unlike($text, qr/Booting/, 'typing error: not booted');

($status, $text) = run_example('ARCH=arm64 FIRMWARE=uefi');
is($status, 2, 'firmware of a PC: refused');
like($text, qr/FIRMWARE=uefi: must be u-boot/,
     'firmware of a PC: says what there is');

($status, $text) = run_example('ARCH=arm64');
came_up_ok('make run', $status, $text, qw(dom0 web db));

($status, $text) = run_example('ARCH=arm64 EXAMPLE=boot-domain');
came_up_ok('a boot domain', $status, $text, qw(dom0 net web));
like($text, qr/^ +boot +\d+ .* ms +ended, destroyed/m,
     'a boot domain: it has ended');
done_testing;
