# SPDX-License-Identifier: GPL-2.0-only
#
# The emulated arm64 board, QEMU's "virt" with U-Boot: what make-uboot prepares
# and qemu-run boots.
#
# An image is a directory.  In it is a file with QEMU's arguments, one in a line,
# as the device tree says how much memory and how many CPUs there are, and so on:
# who boots it cannot choose that any more.

package HL::Virt;

use strict;
use warnings;

my %default = (memory => 1024, cpus => 1, cpu => 'cortex-a57', gic => 3);

# The arguments of the bare board: memory (MiB), cpus, cpu, gic (2 or 3).
sub board
{
    my (%given) = @_;
    my %opt = (%default, %given);
    my $u_boot = ($ENV{UBOOT_DIR} // '/usr/lib/u-boot/qemu_arm64') . '/u-boot.bin';

    -e $u_boot or die "$u_boot: $! (package u-boot-qemu)\n";
    return ('-machine', "virt,virtualization=on,gic-version=$opt{gic},"
                        . 'dtb-randomness=off',
            '-cpu', $opt{cpu}, '-m', $opt{memory}, '-smp', $opt{cpus},
            '-bios', $u_boot);
}

# A file name as part of an argument: QEMU wants its commas doubled.
sub quoted
{
    return $_[0] =~ s/,/,,/gr;
}

# The argument that has this file in memory when the machine starts.
sub loaded
{
    my ($file, $address) = @_;
    return ('-device', sprintf 'loader,file=%s,addr=0x%x,force-raw=on',
                               quoted($file), $address);
}

# The arguments that have U-Boot find its environment in this file.
sub environment
{
    my ($file) = @_;
    return ('-drive',
            'if=pflash,unit=1,format=raw,readonly=on,file=' . quoted($file));
}

# The arguments that have this image of a memory card in the board.
sub card
{
    my ($file) = @_;
    return ('-drive', 'if=none,id=card,format=raw,readonly=on,file='
                      . quoted($file),
            '-device', 'virtio-blk-device,drive=card');
}

sub save
{
    my ($image, @arguments) = @_;

    open my $fh, '>', "$image/qemu-args" or die "$image/qemu-args: $!\n";
    print $fh map { "$_\n" } @arguments;
    close $fh or die "$image/qemu-args: $!\n";
}

# The emulator and its arguments for this image, by the options of qemu-run that
# were given.
sub command
{
    my ($given, $image) = @_;

    for my $option (qw(firmware memory cpus cpu cdrom)) {
        die "--$option: is for a PC; $image is made for one board, by the",
            " options of make-uboot\n" if defined $given->{$option};
    }
    open my $fh, '<', "$image/qemu-args"
        or die "$image/qemu-args: $! (is it made by make-uboot?)\n";
    chomp(my @arguments = <$fh>);
    my %value = @arguments;
    die "--icount: QEMU hangs with several CPUs of arm64; make the image with",
        " --cpus 1\n" if defined $given->{icount} && $value{'-smp'} != 1;
    return ('qemu-system-aarch64', @arguments);
}

1;
