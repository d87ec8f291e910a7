#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# The LCM names the microcode: Xen does with that module what it does when its
# command line selects one.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

# QEMU has no microcode to load, so the module is one that Xen must reject.  The
# processor has to be one for which Xen would load microcode at all.
my @cpu = (qemu => [ '--cpu', 'phenom,+rdrand' ]);
my $words = qr/^\(XEN\) (microcode: (?!CPU).*)/m;

my $classic = boot(name => 'classic', xen_args => 'dom0_mem=16M ucode=1', @cpu,
                   modules => [ [ 'hl-guest-pv64', 'name=dom0 end=poweroff' ],
                                [ 'bad/random' ] ]);
ended_ok($classic, 'powered off', 'classic launch: machine powered off');
my ($wanted) = $classic->text =~ $words;
log_ok(defined $wanted, $classic, 'classic launch: Xen rejects the module');

my $config = <<'DTS';
            config {
                compatible = "xen,config";
                microcode {
                    compatible = "multiboot,microcode", "multiboot,module";
                    module-index = <1>;
                };
            };
DTS
my $log = launch(name => 'named', config => $config, @cpu,
                 modules => [ [ 'bad/random' ] ],
                 domains => [ dom0(args => { 'wait-domains' => 1 }),
                              domu('domu') ]);
launched_ok($log, [ qw(dom0 domu) ], 'named: launched');
my ($found) = $log->text =~ $words;
is($found, $wanted, 'named: Xen says the same of the module');

$log = launch(name => 'not named', @cpu, modules => [ [ 'bad/random' ] ],
              domains => [ dom0() ]);
launched_ok($log, [ 'dom0' ], 'not named: launched');
not_said_ok($log, $words, 'not named: no module is taken for microcode');
done_testing;
