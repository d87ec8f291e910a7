#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: arm64
#
# An LCM in a board's device tree that cannot be used: every error is printed,
# then Xen stops; or, if its command line says hyperlaunch=fallback, launches a
# classic Dom0 from the kernel that the device tree names in addition.

use strict;
use warnings;
use FindBin qw($Bin);
BEGIN { $ENV{HL_ARCH} = 'arm64' }
use lib "$Bin/lib";
use HL::Dts qw(boot_module chosen);
use HL::Test;

my @domains = (domu('one', memory => '12Q'), domu('two', cpus => 0),
               domu('three', kernel => undef));

# Each: the LCM's domains, text for the rest of it, and what is said about it.
my %broken = (
    'no domain' => [ [], '', qr/no domain is described/ ],
    'every error' => [ \@domains, '', qr/not a size.*12Q/,
                       qr/impossible number of vCPUs/, qr/domain has no kernel/ ],
    'empty node' => [ [], 'web { };', qr/no domain is described/ ],
    'too many domains' => [ [ map { domu("d$_") } 1 .. 65 ], '',
                            qr/limit exceeded.*\b64 domains/ ],
);

my $classic = chosen(boot_module('kernel', 1, 'name=fallback check=privileged '
                                              . 'end=poweroff'));

sub boot_broken
{
    my ($name, $xen_args) = @_;
    my ($domains, $text) = @{$broken{$name}};
    my ($source, @modules) = lcm_of($domains, $text, [ 'hl-guest-arm64' ]);

    return boot(name => "$name $xen_args", xen_args => "dom0_mem=16M $xen_args",
                timeout => 60, dts => $source . $classic, modules => \@modules);
}

for my $name (sort keys %broken) {
    for my $fallback (0, 1) {
        my $what = $name . ($fallback ? ', fallback' : '');
        my $log = boot_broken($name, $fallback ? 'hyperlaunch=fallback' : '');
        my (undef, undef, @said) = @{$broken{$name}};

        said_ok($log, $_, "$what: says why: $_") for @said;
        if ($fallback) {
            ended_ok($log, 'powered off', "$what: machine powered off");
            said_ok($log, qr/HL-DONE name=fallback passed=1 failed=0/,
                    "$what: a classic Dom0 is launched");
        } else {
            ended_ok($log, 'Xen panicked', "$what: Xen stops");
            not_said_ok($log, qr/HL-GUEST/, "$what: nothing is launched");
        }
    }
}
done_testing;
