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
use HL::Test;

# The exit status and output of run-example with these variables.
sub run_example
{
    my ($variables) = @_;
    my ($status, $text) = run_once($variables);

    return ($status, $text) if $text !~ /$HL::Test::INJECTED_TWICE/;
    diag("run again, since QEMU did this: $&");
    return run_once($variables);
}

sub run_once
{
    my ($variables) = @_;
    my $out = work_file('output');
    my $status = system("$variables $Bin/../boot/run-example > '$out' 2>&1");

    open my $fh, '<', $out or die "$out: $!\n";
    local $/;
    return ($status >> 8, scalar <$fh>);
}

sub came_up_ok
{
    my ($what, $status, $text, @names) = @_;

    is($status, 0, "$what: all domains came up")
        or diag(substr $text, length($text) > 4000 ? -4000 : 0);
    for my $name (@names) {
        like($text, qr/^ +$name +\d+ .* ms +up/m, "$what: table shows $name");
    }
}

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
