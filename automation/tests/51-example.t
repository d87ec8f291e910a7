#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: ovmf slow linux
#
# What `make run` does, by its own script: the example on UEFI. Then what README says
# to do: the launch in it on BIOS, and the same with a typing error.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Example qw(came_up_ok run_example run_launch);
use HL::Test;

# The launch file in README, which is indented by four columns.
sub launch_of_readme
{
    open my $fh, '<', "$Bin/../../README" or die "README: $!\n";
    my $text = do { local $/; <$fh> };
    my ($launch) = $text =~ m{^(    xen: .*\n(?:    .*\n)+)}m;

    $launch =~ s/^    //mg;
    return $launch;
}

my ($status, $text) = run_example('FIRMWARE=uefi');
came_up_ok('make run on UEFI', $status, $text, qw(dom0 web db));

my $launch = launch_of_readme();
($status, $text) = run_launch(save_file('my.yaml', $launch), '--timeout=300');
came_up_ok("README's launch", $status, $text, qw(dom0 web));

(my $mistyped = $launch) =~ s/memory/memroy/;
my $file = save_file('mistyped.yaml', $mistyped);
($status, $text) = run_launch($file, '--timeout=60');
is($status, 1, 'typing error: refused');
like($text, qr{mistyped\.yaml:\d+:\d+: error: .*memroy}, 'typing error: says where');
unlike($text, qr/Booting/, 'typing error: not booted');

($status, $text) = run_launch($file, '--timeout=60 --force');
is($status, 1, 'typing error, booted all the same: fails');
like($text, qr{^    error: /chosen/hypervisor/web: only a hardware domain }m,
     'typing error, booted all the same: says why');

($status, $text) = run_example('EXAMPLE=missing');
is($status, 2, 'no such example: refused');
like($text, qr/examples: boot-domain dom0-two-domus .*classic-dom0/,
     'no such example: says which there are');

done_testing;
