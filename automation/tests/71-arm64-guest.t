#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: arm64
#
# The tiny guest on arm64, as dom0less domains which share their kernel: what it
# was given is what it finds.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my $ramdisk = join '', map { chr(($_ * 7) & 0xff) } 1 .. 10_001;
my $ramdisk_file = save_file("ramdisk", $ramdisk);

# As it comes, and compressed.
my $plain = guest_file('hl-guest-arm64');
my $gzip = work_file('hl-guest-arm64.gz');
system("gzip -9nc '$plain' > '$gzip'") == 0 or die "gzip failed\n";

# Both have boot module 1 as kernel and 2 as ramdisk.
sub dom0less
{
    my ($name, $cpus, $megabytes, $args) = @_;
    my ($kernel, $ramdisk) = map {
        my ($kind, $index, $more) = @$_;
        "\t\t\t$kind {\n\t\t\t\tcompatible = \"multiboot,$kind\", "
            . "\"multiboot,module\";\n\t\t\t\treg = HL_MODULE($index);\n"
            . "$more\t\t\t};\n"
    } [ 'kernel', 1, qq(\t\t\t\tbootargs = "name=$name $args";\n) ],
      [ 'ramdisk', 2, '' ];

    return "\t\t$name {\n\t\t\tcompatible = \"xen,domain\";\n"
         . "\t\t\t#address-cells = <2>;\n\t\t\t#size-cells = <2>;\n"
         . "\t\t\tcpus = <$cpus>;\n\t\t\tmemory = <0 "
         . $megabytes * 1024 . ">;\n$kernel$ramdisk\t\t};\n";
}

my @checks = qw(cmdline args memmap zero memory ramdisk time no-rings);
my $args = 'check=' . join(',', @checks) . ' end=poweroff';

for my $case ([ 2, 'plain', $plain ], [ 3, 'gzip', $gzip ]) {
    my ($gic, $what, $kernel) = @$case;
    my $log = boot(name => $what, arch => 'arm64', gic => $gic, cpus => 2,
                   memory => 1024, timeout => 120,
                   modules => [ [ $kernel ], [ $ramdisk_file ] ],
                   until => until_done('one', 'two'),
                   dts => "/ {\n\tchosen {\n\t\t#address-cells = <2>;\n"
                          . "\t\t#size-cells = <2>;\n"
                          . dom0less('one', 1, 16, $args)
                          . dom0less('two', 3, 48, $args) . "\t};\n};\n");

    ended_ok($log, 'output matched', "$what, GICv$gic: both have run");
    for my $case ([ 1, 'one', 1, 16 ], [ 2, 'two', 3, 48 ]) {
        my ($domid, $name, $vcpus, $megabytes) = @$case;
        my $pages = $megabytes * 256;

        said_ok($log, qr/^\(d$domid\) HL-CHECK \Q$_\E PASS$/m,
                "$what: $name: $_") for @checks;
        said_ok($log, qr/^\(d$domid\) HL-GUEST name=$name domid=$domid /m,
                "$what: $name has domid $domid");
        said_ok($log, qr/^\(d$domid\) HL-GUEST .* vcpus=$vcpus /m,
                "$what: $name has $vcpus vCPUs");
        said_ok($log, qr/^\(d$domid\) HL-MEMORY ram=$pages owned=$pages$/m,
                "$what: $name has its memory");
        said_ok($log, qr/^\(d$domid\) HL-RAMDISK size=10001 fnv=@{[
                          fnv1a($ramdisk)]}$/m, "$what: $name has its ramdisk");
    }
}

# The guest itself finds out if something is wrong.
my $log = boot(name => 'fault', arch => 'arm64', timeout => 60,
               modules => [ [ $plain ], [ $ramdisk_file ] ], until => 'HL-CHECK trap',
               dts => "/ {\n\tchosen {\n\t\t#address-cells = <2>;\n"
                      . "\t\t#size-cells = <2>;\n"
                      . dom0less('bad', 1, 16, 'check=fault') . "\t};\n};\n");
said_ok($log, qr/^\(d1\) HL-CHECK trap FAIL vector=4 esr=/m,
        'an exception that nobody expects');
done_testing;
