#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios slow linux
#
# A PVH hardware domain: Linux with ACPI, with and without control, with and
# without an IOMMU, on firmware that marks its ACPI tables as such and on
# firmware that does not; and what happens if it cannot be built.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my @iommu = ('--qemu', '-device', '--qemu', 'amd-iommu,intremap=on');
my @q35 = qw(--qemu -machine --qemu q35);
my @all = qw(control hardware console xenstore);

sub hardware
{
    my (%rest) = @_;
    return { name => 'hw', mode => 'pvh', roles => \@all, memory => '320M',
             kernel => 'vmlinux.zst', ramdisk => 'initramfs.cpio.gz', domid => 3,
             args => 'console=hvc0 earlyprintk=xen hl.name=hw '
                     . 'hl.wait=1', %rest };
}

# Boots it next to a PV domain, which the hardware domain outlives.
sub linux_ok
{
    my ($title, $hardware, %opt) = @_;
    my $cpus = $hardware->{cpus} // 1;
    my $control = grep { $_ eq 'control' } @{$hardware->{roles}};
    my $log = launch(name => $title, memory => 640, cpus => 2, timeout => 240,
                     %opt, domains => [
        $hardware, domu('pv', args => { check => 'zero,unprivileged' }),
    ]);

    ended_ok($log, 'powered off', "$title: it has powered the machine off");
    checks_ok($log, 'pv', qw(zero unprivileged));
    is(created($log, 'hw')->{mode}, 'pvh', "$title: built as PVH");
    is(created($log, 'hw')->{memory}, 320 * 1024, "$title: its memory");
    said_ok($log, qr/HL-LINUX name=hw .* vcpus=$cpus mode=PVH /,
            "$title: Linux is up with $cpus vCPU(s)");
    said_ok($log, qr/HL-LINUX name=hw .* control=@{[ $control ? 'yes'
                                                            : 'no' ]} /,
            "$title: in control, or not");
    said_ok($log, qr/HL-LINUX name=hw .* pci=[1-9]/,
            "$title: it has the host's devices");
    said_ok($log, qr/ACPI: \d+ ACPI AML tables successfully acquired/,
            "$title: Linux has read the host's ACPI tables");
    said_ok($log, qr/ACPI: PCI Root Bridge/,
            "$title: and found a PCI bus in them");
    not_said_ok($log, qr/ACPI (?:BIOS )?Error|of ACPI table .* not accessible/,
                "$title: nobody complains about them");
    return $log;
}

my $note = qr/Hyperlaunch: note: .* no IOMMU: its devices cannot do DMA/;

# SeaBIOS has its ACPI tables in reserved memory.
my $log = linux_ok('no IOMMU', hardware());
said_ok($log, $note, 'no IOMMU: Xen notes what follows from it');

$log = linux_ok('IOMMU, 2 vCPUs, debug', hardware(cpus => 2), xen => 'debug',
                qemu => [ @q35, @iommu ]);
said_ok($log, qr/I\/O virtualisation enabled/, 'there is an IOMMU');
not_said_ok($log, $note, 'IOMMU: no note of its absence');

# OVMF loads a kernel that is not compressed in no time.
linux_ok('OVMF, without control, 2 vCPUs',
         hardware(kernel => 'vmlinux', cpus => 2,
                  roles => [ qw(hardware console xenstore) ]),
         firmware => 'ovmf');

# --- what cannot be ----------------------------------------------------------

# No larger than it must be, as GRUB under BIOS takes its time.
my $ramdisk = work_file('ramdisk');
open my $fh, '>', $ramdisk or die "$ramdisk: $!\n";
truncate $fh, 8 << 20;
close $fh;

my @modules = map { [ $_ ] } qw(hl-guest-pv64 hl-guest-pvh bad/random),
                             $ramdisk;

# With "hw" in first place; the control domain counts free pages.  With an
# IOMMU in a debug build, which asserts that it goes away properly.
sub launch_with
{
    my ($name, $qemu, @hardware) = @_;
    return launch(name => $name, modules => \@modules, memory => 256,
                  qemu => $qemu, xen => @$qemu ? 'debug' : 'release',
                  until => '(?s)\A(?=.*HL-DONE name=ctl )'
                           . '(?=.*HL-DONE name=after )',
                  domains => [
        @hardware,
        domu('ctl', roles => [ qw(control console) ],
             args => { check => 'freepages', end => 'hang' }),
        domu('after', args => { check => 'zero', end => 'hang' }),
    ]);
}

my @good = qw(ctl after);
my @bad = (
    [ 'no PVH entry', qr/PVH/, kernel => 'hl-guest-pv64', memory => '8M' ],
    [ 'no ELF file', qr/kernel/, kernel => 'bad/random', memory => '8M' ],
    [ 'no room for the kernel', qr/memory/, kernel => 'hl-guest-pvh',
      memory => '1M' ],
    [ 'no room for the ramdisk', qr/too small/, kernel => 'hl-guest-pvh',
      ramdisk => $ramdisk, memory => '8M' ],
    [ 'more memory than there is', qr/not enough memory/,
      kernel => 'hl-guest-pvh', memory => '4G' ],
    [ 'less than a megabyte', qr/memory|kernel/, kernel => 'hl-guest-pvh',
      memory => '64K' ],
    [ 'too many vCPUs', qr{found 129, expected at most 128}, cpus => 129,
      kernel => 'hl-guest-pvh', memory => '8M' ],
);

for my $platform ([ '', [] ], [ ', IOMMU', [ @q35, @iommu ] ]) {
    my ($suffix, $qemu) = @$platform;
    my $log = launch_with("none$suffix", $qemu);

    running_ok($log, \@good, "without a hardware domain$suffix");
    my $free = report_of($log, 'ctl', 'FREE')->{pages};
    like($free, qr/^\d+$/, "free pages are known$suffix");

    # With an IOMMU, what differs is how far the builder gets.
    for (@bad[$suffix ? (2, 3) : (0 .. $#bad)]) {
        my ($what, $reason, %domain) = @$_;
        my $title = "$what$suffix";
        my $log = launch_with($title, $qemu, hardware(ramdisk => undef, roles => [ 'hardware' ],
                                       %domain));

        running_ok($log, \@good, "$title: the others are launched", [ 'hw' ]);
        not_built_ok($log, 'hw', $reason, "$title: is reported");
        not_said_ok($log, qr/not all of its memory came back/,
                    "$title: Xen misses nothing");
        is(report_of($log, 'ctl', 'FREE')->{pages}, $free,
           "$title: nothing is lost");
    }
}
done_testing;
