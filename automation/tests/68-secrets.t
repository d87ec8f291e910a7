#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios slow
#
# When the launch has come to an end, nothing of the LCM and of the boot modules
# is left in memory but what domains have of them; nor is anything of the boot
# domain.  The machine's memory is a file here, which is searched.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

# Not in one piece anywhere in this file, nor in what the test logs.
my %secret = map { $_ => "SECRET-of-the-" . $_ . '-' . 'z' x 20 }
             qw(lcm ramdisk boot-domain);

# Long enough to be in more than one page, and not at the start of any.
sub ramdisk
{
    my ($name) = @_;

    return save_file("ramdisk-$name",
                     ('-' x 3000 . $secret{$name}) x 20 . "\n");
}

my @boot = domu('boot', roles => 'boot', ramdisk => ramdisk('boot-domain'),
                'vendor,note' => $secret{lcm},
                args => { check => 'memory', end => 'crash' });

# A domain with a ramdisk, which starts last and only reads its memory.
sub launch_with
{
    my ($name, %opt) = @_;
    my $memory = work_file("$name.memory");
    my $log = launch(name => $name, memory => 256, cpus => 2, config => $opt{config},
        domains => [
            # Xen scrubs what was freed when a CPU has nothing else to do.
            dom0(args => { 'wait-domains' => 1, wait => $opt{wait} // 4000 }),
            @{$opt{boot}},
            domu('a', 'vendor,note' => $secret{lcm}, args => { check => 'memory' }),
            domu('late', start => 'manual', ramdisk => ramdisk('ramdisk')),
        ],
        until => $opt{until},
        qemu => [ '--qemu', '-object', '--qemu',
                  "memory-backend-file,id=ram,size=256M,mem-path=$memory,share=on",
                  '--qemu', '-machine', '--qemu', 'memory-backend=ram' ]);

    my $content = read_file($memory);
    unlink $memory;
    return ($log, $content);
}

# How often it is in memory above 1 MiB: below, the boot loader may have had it.
sub count
{
    my ($content, $text) = @_;
    my $nr = 0;

    for (my $at = 1 << 20; ($at = index $content, $text, $at) >= 0; $at++) {
        $nr++;
    }
    return $nr;
}

# While the boot domain runs, all is there: else this test could not fail.
my @hanging = domu('boot', roles => 'boot', ramdisk => ramdisk('boot-domain'),
                   'vendor,note' => $secret{lcm},
                   args => { check => 'memory', end => 'hang' });
my ($log, $content) = launch_with('prepare', boot => \@hanging,
                                  until => 'HL-DONE name=boot');
ended_ok($log, 'output matched', 'the boot domain runs');
cmp_ok(count($content, $secret{lcm}), '>=', 2, 'the LCM is in memory');
cmp_ok(count($content, $secret{'boot-domain'}), '>=', 40,
       "the boot domain's ramdisk is in memory, and in the domain");
my $before = count($content, $secret{ramdisk});
cmp_ok($before, '>=', 40, "another domain's ramdisk is, too");

my @pvh = tiny_boot_domain('check:memory,done', ramdisk => ramdisk('boot-domain'),
                           'vendor,note' => $secret{lcm}, built_as('pvh'));

# On a host with other work, four seconds may be too short for the scrubbing; what is
# still there after half a minute is there for good.
sub launch_until_scrubbed
{
    my @launch = @_;
    my ($log, $content) = launch_with(@launch);

    return ($log, $content) if !count($content, $secret{'boot-domain'});
    diag("$launch[0]: not scrubbed yet, once more with more time");
    return launch_with(@launch, wait => 30000);
}

for my $case ([ 'finalised', \@boot ], [ 'without boot domain', [] ],
              (arch() eq 'arm64' ? () : [ 'finalised PVH', \@pvh ])) {
    my ($name, $boot) = @$case;

    ($log, $content) = launch_until_scrubbed($name, boot => $boot);
    ended_ok($log, 'powered off', "$name: machine powered off");
    said_ok($log, qr/launch finalised/, "$name: launch finalised");
    # The board's device tree, which the LCM is a part of, is kept by Xen.
    is(count($content, $secret{lcm}), arch() eq 'arm64' ? 1 + @$boot : 0,
       "$name: nothing is left of the LCM");
    is(count($content, $secret{'boot-domain'}), 0,
       "$name: nothing is left of the boot domain and its module");
    is(count($content, $secret{ramdisk}), $before / 2,
       "$name: a ramdisk is left in the domain only that has it");
}

done_testing;
