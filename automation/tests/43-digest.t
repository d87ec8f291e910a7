#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# A module must have the digest that the LCM says, as it was loaded: also after
# another domain has had it decompressed.

use strict;
use warnings;
use Digest::SHA;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my $kernel = file_here('hl-guest-pv64.gz');
my $ramdisk = file_here('hl-guest-pv64');

sub digest_of
{
    my ($file) = @_;
    return Digest::SHA->new(256)->addfile(guest_file($file), 'b')->hexdigest;
}

# The same, but for one bit.
sub spoilt
{
    my ($hex) = @_;
    (my $other = $hex) =~ s/^(.)/sprintf '%x', hex($1) ^ 1/e;
    return $other;
}

my ($k, $r) = (digest_of($kernel), digest_of($ramdisk));
my $log = launch(name => 'digests', domains => [
    dom0(kernel => $kernel, args => { 'wait-domains' => 1 }),
    domu('good', kernel => $kernel, kernel_sha256 => $k, ramdisk => $ramdisk,
         ramdisk_sha256 => $r, args => { check => 'ramdisk' }),
    domu('badkernel', kernel => $kernel, kernel_sha256 => spoilt($k)),
    domu('badramdisk', kernel => $kernel, ramdisk => $ramdisk,
         ramdisk_sha256 => spoilt($r)),
]);

launched_ok($log, [ 'dom0', 'good' ], 'those with the right digests, or none',
            [ 'badkernel', 'badramdisk' ]);
said_ok($log, qr{error: /chosen/hypervisor/badkernel/kernel: sha256: },
        'the kernel is named');
said_ok($log, qr{error: /chosen/hypervisor/badramdisk/ramdisk: sha256: },
        'the ramdisk is named');
done_testing;
