#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: ovmf arm64
#
# Images which "hyperlaunch image" makes of a launch file boot: the ISO on BIOS
# and UEFI, the memory card on an arm64 board, with the device tree that U-Boot
# has, or that of the board.  There, domains have an event channel in common.

use strict;
use warnings;
use Cwd qw(realpath);
use FindBin qw($Bin);
use lib "$Bin/lib";
use lib realpath("$Bin/../boot");
use HL::Test;
use HL::Virt;

my $top = realpath("$Bin/../..");
my $dist = $ENV{DIST} // "$top/dist";
my $tool = "$dist/bin/hyperlaunch";

# "two" waits for "one", by a phandle; its kernel has a name that is hard on
# shells, and its command line is, too.
my $kernel = work_file(q(the "other" $kernel; it's));
my $launch = save_file('three.yaml', <<"END_OF_LAUNCH");
xen\@x86_64: $dist/x86_64/xen.gz
xen\@arm64: $dist/arm64/xen
xen-options\@x86_64: console=com1 loglvl=all guest_loglvl=all
xen-options: loglvl=all guest_loglvl=all
defaults:
  kernel\@x86_64: $dist/guests/hl-guest-pv64
  kernel\@arm64: $dist/guests/hl-guest-arm64
  memory: 16M
  console-output: true
domains:
  dom0:
    roles: dom0
    cmdline: name=dom0 end=poweroff check=privileged wait-domains=2
  two:
    start-after: one
    kernel: 'the "other" \$kernel; it''s'
    cmdline: 'odd=\$x"y''z;\\ name=two end=poweroff check=unprivileged'
    cmdline\@arm64: 'odd=\$x"y''z;\\ name=two end=poweroff check=unprivileged,static-port port=20'
    event-channels\@arm64: { 20: { domain: one, port: 10 } }
  one:
    ramdisk: three.yaml
    cmdline: name=one end=poweroff check=unprivileged,zero,ramdisk
    cmdline\@arm64: name=one end=poweroff check=unprivileged,zero,ramdisk,static-port port=10
    event-channels\@arm64: { 10: { domain: two, port: 20 } }
END_OF_LAUNCH

my $fnv = fnv1a(do { local (@ARGV, $/) = ($launch); <> });

# Makes an image with these options.
sub image
{
    my ($name, @options) = @_;
    my $image = work_file($name);

    is(system($tool, 'image', '-o', $image, @options, $launch), 0,
       "$name: is made") or die "no image, no boot\n";
    return $image;
}

sub link_kernel
{
    my ($file) = @_;

    unlink $kernel;
    symlink "$dist/guests/$file", $kernel or die "$kernel: $!\n";
}

# Boots it, and asks the guests.
sub boots_ok
{
    my ($what, $image, %opt) = @_;
    my $log = boot(name => $what, image => $image, %opt);

    launched_ok($log, [ qw(dom0 one two) ], "$what: all are launched");
    checks_ok($log, 'dom0', 'privileged');
    checks_ok($log, 'one', qw(unprivileged zero));
    order_ok($log, [ ' d2 started', ' d1 started' ],
             "$what: two waits for one");
    is(report_of($log, 'one', 'RAMDISK')->{fnv}, $fnv, "$what: one's ramdisk");
    said_ok($log, 'HL-GUEST name=two .* cmdline="odd=[$]x.y.z;',
            "$what: two's command line");
    return if arch() ne 'arm64';

    checks_ok($log, $_, 'static-port') for qw(one two);
    said_ok($log, $_, "$what: event channel")
        for qr{HL-PORT port=10 peer=1/20}, qr{HL-PORT port=20 peer=2/10};
}

link_kernel('hl-guest-pvh');
my $iso = image('three.iso');
boots_ok('BIOS', $iso);
boots_ok('UEFI', $iso, firmware => 'ovmf', memory => 768);

$ENV{HL_ARCH} = 'arm64';
link_kernel('hl-guest-arm64');
my $card = image('three.img', qw(-a arm64));
boots_ok("U-Boot's device tree", $card);

# The board's own device tree, as it is made for U-Boot.
my $dtb = work_file('board.dtb');
system('qemu-system-aarch64', '-nodefaults', '-display', 'none',
       HL::Virt::board(memory => 512), '-machine',
       'dumpdtb=' . HL::Virt::quoted($dtb)) == 0 or die "no board.dtb\n";
my $merged = image('merged.img', qw(-a arm64 --dtb), $dtb);
boots_ok("the board's device tree", $merged);

unlink $iso, $card, $merged;
done_testing;
