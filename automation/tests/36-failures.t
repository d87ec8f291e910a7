#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# A domain that cannot be built is reported and left out.  The others start,
# and everything that it took is given back: Xen has as much free memory as
# after the same launch without that domain.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Failures;
use HL::Test;

# The same modules in every launch, whether an LCM names them or not.
my @images = map { "bad/$_" } qw(
    elf-truncated elf-headers-only elf-no-notes elf-entry-outside
    elf-32bit-no-pae elf-phdrs-outside elf-segment-outside elf-segment-beyond
    bzimage-offset-outside bzimage-length-outside bzimage-length-zero
    bzimage-old bzimage-truncated gzip-corrupt gzip-truncated gzip-size-zero
    gzip-size-huge random empty);
my @modules = ([ 'hl-guest-pv64' ], [ 'hl-guest-pv64-p2m' ],
               map { [ $_ ] } @images);

sub free_pages
{
    my ($log) = @_;
    return report_of($log, 'dom0', 'FREE')->{pages} // 'unknown';
}

my $log = launch(name => 'all good', modules => \@modules,
                 domains => domains_with());
launched_ok($log, [ good_domains() ], 'all good: launched');
my $free = free_pages($log);
like($free, qr/^\d+$/, 'all good: free pages are known');

# Launches with the domain "bad"; checks that it is left out and that nothing
# is lost.
sub bad_ok
{
    my ($what, $reason, %domain) = @_;
    my $log = launch(name => $what, modules => \@modules,
                     domains => domains_with(domu('bad', %domain)));

    launched_ok($log, [ good_domains() ], "$what: the others are launched", [ 'bad' ]);
    said_ok($log, qr/Hyperlaunch: error: .*$reason/, "$what: is reported");
    is(free_pages($log), $free, "$what: nothing is lost");
}

bad_ok('no such module', qr/no such module/, kernel => undef,
       kernel_index => 99);
bad_ok('no such ramdisk', qr/no such module/, ramdisk_index => 99);
bad_ok('no kernel', qr/kernel/, kernel => undef);
bad_ok('too much memory', qr/memory/i, memory => '4G');
bad_ok('too little memory', qr/memory|too small/i, memory => '64K');
bad_ok('no room for the P->M table', qr/too small/, memory => '4120K',
       kernel => 'hl-guest-pv64-p2m');
bad_ok('several vCPUs, bad kernel', qr/kernel/, cpus => 3,
       kernel => 'bad/elf-segment-beyond');
bad_ok('too many vCPUs', qr/vCPU|cpus/i, cpus => 100000);
bad_ok('domid taken', qr/domid/, domid => 0);

# All the bad images in one launch.
my %name = map { m{([^/]+)$}; ($_ => $1) } @images;
$log = launch(name => 'bad images', modules => \@modules,
              domains => domains_with(map { domu($name{$_}, kernel => $_) }
                                     @images));
launched_ok($log, [ good_domains() ], 'bad images: the others are launched',
            [ values %name ]);
not_built_ok($log, $name{$_}, qr/\w/, "bad image: $name{$_}") for @images;
is(free_pages($log), $free, 'bad images: nothing is lost');
done_testing;
