#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: smoke ovmf
#
# The same on UEFI, through GRUB.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my @ovmf = (firmware => 'ovmf', memory => 768, timeout => 240);

my $log = boot(name => 'classic', @ovmf, xen_args => 'dom0_mem=16M',
               modules => [ [ 'hl-guest-pv64',
                              'name=dom0 end=poweroff check=privileged' ] ]);
ended_ok($log, 'powered off', 'classic launch: machine powered off');
said_ok($log, qr/HL-DONE name=dom0 passed=1 failed=0/,
        'classic launch: Dom0 is up');

my @names = map { "domu$_" } 1 .. 16;
$log = launch(name => 'sixteen', @ovmf, cpus => 2, domains => [
    dom0(args => { check => 'privileged', 'wait-domains' => 16 }),
    map { domu($_, kernel => 'hl-guest-pv64.gz',
               args => { check => 'unprivileged,zero' }) } @names,
]);
launched_ok($log, [ 'dom0', @names ], 'Dom0 and 16 more are launched');

$log = launch(name => 'debug', @ovmf, xen => 'debug', domains => [
    dom0(args => { 'wait-domains' => 1 }),
    domu('bad', kernel => 'bad/elf-truncated'), domu('good'),
]);
launched_ok($log, [ qw(dom0 good) ], 'debug build: good ones are launched',
            [ 'bad' ]);
done_testing;
