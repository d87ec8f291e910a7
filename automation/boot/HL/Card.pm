# SPDX-License-Identifier: GPL-2.0-only
#
# The image of a memory card, as an arm64 board boots from it: one partition with
# a FAT file system.

package HL::Card;

use strict;
use warnings;

use constant { SECTOR => 512, MIB => 0x100000 };

# Where the partition begins, which is where everybody has it begin.
use constant START => MIB;

# A partition table with one entry, which is marked as the one to boot from.
sub partition_table
{
    my ($size) = @_;
    my $entry = pack 'C a3 C a3 V V', 0x80, "\xfe\xff\xff", 0x0c, "\xfe\xff\xff",
                     START / SECTOR, $size / SECTOR;

    return pack 'x446 a64 v', $entry, 0xaa55;
}

# Makes $image, with these files: [ name, path ].  $run->(command, argument, ..)
# runs a command, and dies if it fails.
sub make
{
    my ($run, $image, @files) = @_;
    my $size = 8 * MIB;

    $size += int((-s $_->[1]) / MIB + 1) * MIB for @files;
    open my $fh, '>:raw', $image or die "$image: $!\n";
    print $fh partition_table($size);
    close $fh or die "$image: $!\n";
    truncate $image, START + $size or die "$image: $!\n";

    my $partition = $image . '@@' . START;
    $run->('mformat', '-i', $partition, '-T', $size / SECTOR, '-h', 64, '-s', 32,
           '-H', START / SECTOR, '::');
    $run->('mcopy', '-i', $partition, $_->[1], "::$_->[0]") for @files;
}

1;
