#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# Kernel images that ask Xen for the impossible: addresses that wrap, that are
# Xen's own, that are huge; compressed ones that unpack to more than they say.
# Each is that one domain's problem, and takes nothing from the others.

use strict;
use warnings;
no warnings 'portable';         # 64-bit addresses
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

# ELF notes of a PV kernel, from xen/include/public/elfnote.h
my %note = (hypercall_page => 2, virt_base => 3, paddr_offset => 4,
            init_p2m => 15);

sub elf_note
{
    my ($type, $value) = @_;
    return pack('V3 a4 a*', 4, length $value, $type, 'Xen', $value)
         . "\0" x (-length($value) & 3);
}

# A kernel of one segment: write it, and return its file.
sub elf
{
    my ($name, %k) = @_;
    my $notes = elf_note(8, "generic\0") . elf_note(5, "xen-3.0\0")
              . elf_note(6, "linux\0");

    $notes .= elf_note($note{$_}, pack('Q<', $k{$_}))
        for grep { defined $k{$_} } sort keys %note;

    my $at = 64 + 2 * 56;
    my $text = $at + length $notes;
    my $elf = pack('a4 C3 x9 v2 V Q<3 V v6', "\x7fELF", 2, 1, 1, 2, 62, 1,
                   $k{entry} // $k{paddr}, 64, 0, 0, 64, 56, 2, 64, 0, 0)
            . pack('V2 Q<6', 4, 4, $at, 0, 0, length $notes, length $notes, 4)
            . pack('V2 Q<6', 1, 7, $text, $k{paddr}, $k{paddr},
                   $k{filesz} // 2, $k{memsz}, 0x1000)
            . $notes . "\xeb\xfe";

    return save_file($name, $elf . "\0" x (8192 - length $elf));
}

# An xz or bzip2 file that claims to unpack to 8 KiB, and is 40 MiB of one byte.
sub bomb
{
    my ($name, @compressor) = @_;
    my $file = work_file($name);

    system("head -c 40M /dev/zero | tr '\\0' A | @compressor > $file") == 0
        or die "@compressor failed\n";
    open my $fh, '>>:raw', $file or die "$file: $!\n";
    print $fh pack('V', 8192);
    close $fh or die "$file: $!\n";
    return $file;
}

my @zero = (virt_base => 0, paddr_offset => 0);
my %hostile = (
    'wraps' => elf('wraps', paddr => 0xfffffffffffa0000, memsz => 0,
                   filesz => 0, @zero),
    'far' => elf('far', paddr => 0x4000000000000000, memsz => 0x1000, @zero),
    'wide' => elf('wide', paddr => 0x7fff00000000, memsz => 0x1000, @zero),
    'no-segment' => elf('no-segment', paddr => 0, memsz => 0, filesz => 0,
                        init_p2m => 0x100000000,
                        hypercall_page => 0xffff830009000000, @zero),
    'hypercall-page-in-xen' =>
        elf('hypercall-page-in-xen', paddr => 0x100000, memsz => 0x1000,
            hypercall_page => 0xffff830009000000, @zero),
    'p2m-in-xen' => elf('p2m-in-xen', paddr => 0x100000, memsz => 0x1000,
                        init_p2m => 0xffff830000000000, @zero),
    'kernel-in-xen' => elf('kernel-in-xen', paddr => 0xffff830000100000,
                           memsz => 0x1000, virt_base => 0xffff830000100000,
                           paddr_offset => 0xffff830000100000),
    'unaligned' => elf('unaligned', paddr => 0x100123, memsz => 0x1000,
                       virt_base => 0x100123, paddr_offset => 0x100123),
    'xz-bomb' => bomb('xz-bomb', 'xz', '--check=crc32'),
    'bzip2-bomb' => bomb('bzip2-bomb', 'bzip2'),
);

for my $xen (qw(release debug)) {
    my $log = launch(name => $xen, xen => $xen, domains => [
        dom0(args => { check => 'memory', 'wait-domains' => 1 }),
        (map { domu($_, kernel => $hostile{$_}, memory => '16M') }
             sort keys %hostile),
        domu('good', args => { check => 'zero,memory' }),
    ]);

    launched_ok($log, [ 'dom0', 'good' ], "$xen: the others are launched",
                [ keys %hostile ]);
    not_built_ok($log, $_, qr/\w/, "$xen: $_") for sort keys %hostile;
}
done_testing;
