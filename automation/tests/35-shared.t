#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# Several domains name the same boot module, plain or compressed.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my @kernels = qw(hl-guest-pv64 hl-guest-pv64.gz);
push @kernels, qw(hl-guest-pv64.bzimage hl-guest-pv64-p2m)
    if arch() ne 'arm64';
for my $kernel (@kernels) {
    my $log = launch(name => $kernel, domains => [
        dom0(kernel => $kernel, args => { 'wait-domains' => 2 }),
        map { domu($_, kernel => $kernel, args => { check => 'cmdline,zero' }) }
            qw(one two),
    ]);

    launched_ok($log, [ qw(dom0 one two) ], "$kernel: three domains share it");
}

my $log = launch(name => 'own modules', domains => [
    dom0(kernel => 'hl-guest-pv64.gz', args => { 'wait-domains' => 2 }),
    domu('one', kernel => 'hl-guest-pv64.gz', own_modules => 1),
    domu('two', kernel => $kernels[-1] =~ s/-p2m$/.bzimage/r, own_modules => 1),
]);
launched_ok($log, [ qw(dom0 one two) ], 'a compressed kernel for each');

# Of a size that is no multiple of a page.
my $data = join '', map { chr($_ * 7 % 251) } 1 .. 50001;
my $ramdisk = save_file('ramdisk', $data);

$log = launch(name => 'ramdisk', domains => [
    dom0(ramdisk => $ramdisk,
         args => { check => 'ramdisk', 'wait-domains' => 3 }),
    domu('one', ramdisk => $ramdisk, args => { check => 'ramdisk,memory' }),
    domu('none', args => { check => 'memory' }),
    domu('two', ramdisk => $ramdisk, args => { check => 'ramdisk' }),
]);
launched_ok($log, [ qw(dom0 one none two) ], 'a ramdisk for three domains');
for my $name (qw(dom0 one two)) {
    my $seen = report_of($log, $name, 'RAMDISK');
    is($seen->{size}, 50001, "$name: size of the ramdisk");
    is($seen->{fnv}, fnv1a($data), "$name: contents of the ramdisk");
}
is(report_of($log, 'none', 'START-INFO')->{mod_len}, 0,
   'none: has no ramdisk') if arch() ne 'arm64';
done_testing;
