#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: ovmf slow linux
#
# What `make run` does, by its own script: the example on UEFI, the LCM in README
# on BIOS, and one with a typing error.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Example qw(came_up_ok run_example);
use HL::Test;

# The LCM in README, which is indented by four columns.
sub lcm_of_readme
{
    open my $fh, '<', "$Bin/../../README" or die "README: $!\n";
    my $text = do { local $/; <$fh> };
    my ($lcm) = $text =~ m{^(    /dts-v1/;\n(?:    .*\n)+)}m;

    $lcm =~ s/^    //mg;
    return $lcm;
}

my ($status, $text) = run_example('FIRMWARE=ovmf');
came_up_ok('make run on OVMF', $status, $text, qw(dom0 web db));

my $lcm = lcm_of_readme();
($status, $text) = run_example('EXAMPLE=' . save_file('readme.dts', $lcm));
came_up_ok("README's LCM", $status, $text, qw(dom0 guest));

(my $mistyped = $lcm) =~ s/(guest \{\s+compatible = "xen,)domain/$1domian/;
($status, $text) = run_example('EXAMPLE=' . save_file('mistyped.dts', $mistyped));
is($status, 2, 'typing error: refused');
like($text, qr{error: /chosen/hypervisor/guest: compatible: },
     'typing error: says where');
unlike($text, qr/Booting/, 'typing error: not booted');

($status, $text) = run_example('FORCE=1 EXAMPLE=' . work_file('mistyped.dts')
                               . ' TIMEOUT=60');
is($status, 1, 'typing error, booted all the same: fails');
like($text, qr{^    error: /chosen/hypervisor/guest: compatible: }m,
     'typing error, booted all the same: says why');

done_testing;
