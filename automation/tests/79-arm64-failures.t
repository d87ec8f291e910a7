#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: arm64
#
# A domain that cannot be built on arm64 is reported and left out.  The others
# start, and everything that it took is given back.  Kernel images are all that
# can be wrong in the formats which Xen loads there.

use strict;
use warnings;
no warnings 'portable';         # 64-bit addresses
use FindBin qw($Bin);
BEGIN { $ENV{HL_ARCH} = 'arm64' }
use lib "$Bin/lib";
use HL::Failures;
use HL::Test;

# --- bad images --------------------------------------------------------------

my $kernel = do { local (@ARGV, $/) = (guest_file('hl-guest-arm64')); <> };

# The start of an Image: code, where to load it, what marks it.
sub image
{
    my ($text_offset, $size) = @_;
    my $header = pack('V2 Q< x40 a4 V', 0x14000000, 0, $text_offset,
                      "ARM\x64", 0);

    return $header . "\0" x ($size - length $header);
}

# A zImage, for 32-bit code, which says that it is from $start to $end.
sub zimage
{
    my ($start, $end, $more) = @_;
    my $header = pack('x36 V3', 0x016f2818, $start, $end);

    return $header . "\0" x (8192 - length $header) . ($more // '');
}

# A uImage with this in it.
sub uimage
{
    my ($data, %h) = @_;

    return pack('N7 C4 a32', 0x27051956, 0, 0, $h{size} // length $data,
                $h{load} // 0, $h{entry} // 0, 0, 5, $h{arch} // 22, 2,
                $h{compression} // 0, 'bad') . $data;
}

sub gzipped
{
    my ($data) = @_;
    my $file = save_file('unpacked', $data);

    return scalar `gzip -9nc '$file'`;
}

# A gzip file, with another length at its end.
sub gzip_says
{
    my ($gzip, $length) = @_;
    return substr($gzip, 0, -4) . pack('V', $length);
}

my $gzip = gzipped($kernel);
my $corrupt = $gzip;
substr($corrupt, length($gzip) / 2, 8) ^= "\xff" x 8;

my %bad = (
    'text' => 'not a kernel ' x 1000,
    'one-byte' => "\x1f",
    'image-truncated' => substr(image(0, 64), 0, 40),
    'image-far' => image(1 << 62, 8192),
    'image-before' => image(-0x1000000 & ~0, 8192),
    'image-at-the-end' => image((8 << 20) - 4096, 8192),
    'gzip-truncated' => substr($gzip, 0, 2000),
    'gzip-magic-only' => substr($gzip, 0, 2),
    'gzip-corrupt' => $corrupt,
    'gzip-size-huge' => gzip_says($gzip, 0xffffffff),
    'gzip-size-zero' => gzip_says($gzip, 0),
    'gzip-size-small' => gzip_says(gzipped('A' x (4 << 20)), 8192),
    'gzip-of-nothing' => gzipped(''),
    'gzip-of-text' => gzipped('not a kernel ' x 1000),
    'uimage-x86' => uimage($kernel, arch => 3),
    'uimage-empty' => uimage(''),
    'uimage-outside' => uimage($kernel, size => 1 << 30),
    'uimage-xz' => uimage($kernel, compression => 6),
    'uimage-far' => uimage($kernel, load => 0xfffff000, entry => 0xfffff000),
    'uimage-entry' => uimage($kernel, entry => 0x40000000),
    'uimage-gzip-corrupt' => uimage($corrupt, compression => 1),
    'zimage-backwards' => zimage(0x8000, 0),
    'zimage-outside' => zimage(0, 1 << 20),
    'zimage-empty' => zimage(0x40008000, 0x40008000),
    'zimage-far' => zimage(0xffffe000, 0),
    'zimage-dtb' => zimage(0, 8192, pack('N2', 0xd00dfeed, 0xfffff000)),
);
my @bad = sort keys %bad;
my %file = map { $_ => save_file($_, $bad{$_}) } @bad;

# --- launches ----------------------------------------------------------------

# The same modules in every launch, whether an LCM names them or not.
my @modules = ([ 'hl-guest-arm64' ], map { [ $file{$_} ] } @bad);
my $free;

sub free_pages
{
    my ($log) = @_;
    return report_of($log, 'dom0', 'FREE')->{pages} // 'unknown';
}

# Xen keeps what it has read of the board's device tree: less than half a page of
# each domain.
sub nothing_lost_ok
{
    my ($log, $what, $domains) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;

    cmp_ok($free - free_pages($log), '<=', $domains / 2,
           "$what: nothing is lost");
}

my $log = launch(name => 'all good', modules => \@modules,
                 domains => domains_with());
launched_ok($log, [ good_domains() ], 'all good: launched');
$free = free_pages($log);
like($free, qr/^\d+$/, 'all good: free pages are known');

# What is wrong with each of these is not in an image.
my %wrong = (
    'no-kernel' => [ qr/kernel/, kernel => undef ],
    'much-memory' => [ qr/memory/, memory => '4G' ],
    'little-memory' => [ qr/memory/, memory => '64K' ],
    'bad-kernel' => [ qr/kernel/, cpus => 3, kernel => $file{text} ],
    'many-vcpus' => [ qr/vCPU|cpus/i, cpus => 100000 ],
    'domid-taken' => [ qr/domid/, domid => 0 ],
);
my @wrong = sort keys %wrong;

$log = launch(name => 'wrong', modules => \@modules,
              domains => domains_with(map {
    my ($reason, @properties) = @{$wrong{$_}};
    domu($_, @properties)
} @wrong));
launched_ok($log, [ good_domains() ], 'wrong: the others are launched', \@wrong);
not_built_ok($log, $_, $wrong{$_}[0], "wrong: $_") for @wrong;
nothing_lost_ok($log, 'wrong', scalar @wrong);

# All the bad images in one launch.  What was unpacked is freed in the end.
for my $xen (qw(release debug)) {
    $log = launch(name => "bad images, $xen", xen => $xen, modules => \@modules,
                  domains => domains_with(map { domu($_, kernel => $file{$_}) }
                                         @bad));
    launched_ok($log, [ good_domains() ], "bad images, $xen: the others are launched",
                \@bad);
    not_built_ok($log, $_, qr/\w/, "bad images, $xen: $_") for @bad;
    nothing_lost_ok($log, "bad images, $xen", scalar @bad)
        if $xen eq 'release';
}
# A hardware domain's kernel is looked at in another place.
my $no_dom0 = launch(name => 'bad Dom0', until => until_done('only'), domains => [
    dom0(kernel => save_file('no-kernel', 'no kernel ' x 1000), args => {}),
    domu('only', 'console-output' => 1),
]);
running_ok($no_dom0, [ 'only' ], 'bad Dom0: others start', [ 'dom0' ]);
said_ok($no_dom0, qr{error: /chosen/hypervisor/dom0/kernel: not a kernel that Xen can load},
        'bad Dom0: is reported where the kernel is');
done_testing;
