# SPDX-License-Identifier: GPL-2.0-only
#
# The emulated PC that boots an image of make-iso.

package HL::Pc;

use strict;
use warnings;
use File::Copy qw(copy);

my %default = (firmware => 'bios', memory => 1024, cpus => 2,
               cpu => 'qemu64,+rdrand,+npt,-rdtscp');

sub firmware_args
{
    my ($firmware, $dir) = @_;

    return () if $firmware eq 'bios';
    die "--firmware $firmware: must be bios or ovmf\n" if $firmware ne 'ovmf';

    # The variable store is written to: every machine has its own.
    my $ovmf = $ENV{OVMF_DIR} // '/usr/share/OVMF';
    copy("$ovmf/OVMF_VARS_4M.fd", "$dir/vars.fd")
        or die "$ovmf/OVMF_VARS_4M.fd: $! (package ovmf)\n";
    return ('-machine', 'q35',
            '-drive', "if=pflash,unit=0,format=raw,readonly=on,"
                      . "file=$ovmf/OVMF_CODE_4M.fd",
            '-drive', "if=pflash,unit=1,format=raw,file=$dir/vars.fd");
}

# The firmware's driver for virtio disks is several times faster than the one
# for CDs.
sub disk_args
{
    my ($iso, $firmware, $cdrom) = @_;

    return ('-drive', "file=$iso,format=raw,if=none,id=iso,readonly=on",
            '-device', 'virtio-blk-pci,drive=iso,bootindex=0') if !$cdrom;
    return ('-drive', "file=$iso,format=raw,media=cdrom,if=none,id=iso",
            '-device', $firmware eq 'ovmf'
                       ? 'ide-cd,bus=ide.0,drive=iso,bootindex=0'
                       : 'ide-cd,drive=iso,bootindex=0');
}

# The emulator and its arguments for this ISO, by the options of qemu-run that
# were given.  What the machine writes to goes to $dir.
sub command
{
    my ($given, $iso, $dir) = @_;
    my %opt = (%default, %$given);

    return ('qemu-system-x86_64',
            '-cpu', $opt{cpu}, '-m', $opt{memory}, '-smp', $opt{cpus},
            firmware_args($opt{firmware}, $dir),
            disk_args($iso, $opt{firmware}, $opt{cdrom}));
}

1;
