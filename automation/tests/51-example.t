#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: ovmf slow linux
#
# What `make run` does, by its own script: the example on UEFI, the launch in README
# on BIOS, and one with a typing error.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Example qw(came_up_ok run_example);
use HL::Test;

# The launch file in README, which is indented by four columns.
sub launch_of_readme
{
    open my $fh, '<', "$Bin/../../README" or die "README: $!\n";
    my $text = do { local $/; <$fh> };
    my ($launch) = $text =~ m{^(    xen: xen.gz\n(?:    .*\n)+)}m;

    $launch =~ s/^    //mg;
    return $launch;
}

my ($status, $text) = run_example('FIRMWARE=uefi');
came_up_ok('make run on UEFI', $status, $text, qw(dom0 web db));

my $launch = launch_of_readme();
($status, $text) = run_example('EXAMPLE=' . save_file('readme.yaml', $launch));
came_up_ok("README's launch", $status, $text, qw(dom0 guest));

(my $mistyped = $launch) =~ s/(guest:\s+mem)ory/$1roy/;
($status, $text) = run_example('EXAMPLE=' . save_file('mistyped.yaml', $mistyped));
is($status, 1, 'typing error: refused');
like($text, qr{mistyped\.yaml:\d+:\d+: error: .*memroy}, 'typing error: says where');
unlike($text, qr/Booting/, 'typing error: not booted');

($status, $text) = run_example('FORCE=1 EXAMPLE=' . work_file('mistyped.yaml')
                               . ' TIMEOUT=60');
is($status, 1, 'typing error, booted all the same: fails');
like($text, qr{^    error: /chosen/hypervisor/guest: only a hardware domain }m,
     'typing error, booted all the same: says why');

($status, $text) = run_example('EXAMPLE=missing');
is($status, 2, 'no such example: refused');
like($text, qr/examples: boot-domain dom0-two-domus .*classic-dom0/,
     'no such example: says which there are');

done_testing;
