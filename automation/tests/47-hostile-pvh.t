#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# PVH domains that ask Xen for the impossible: kernels whose segments, entry or
# notes are anywhere but where they can be, in memory of any size.  Each is that
# one domain's problem, takes nothing from the others and leaves nothing behind.

use strict;
use warnings;
no warnings 'portable';         # 64-bit addresses
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

# From xen/include/public/elfnote.h
my ($BSD_SYMTAB, $PHYS32_ENTRY, $PHYS32_RELOC) = (11, 18, 19);

sub elf_note
{
    my ($type, $value) = @_;
    return pack('V3 a4 a*', 4, length $value, $type, 'Xen', $value)
         . "\0" x (-length($value) & 3);
}

# What comes after program headers and notes: a kernel that halts.
my $TEXT = "\xf4\xeb\xfd";

# A kernel, and returns its file.  segments: list of [ paddr, memsz, filesz ];
# entry: what the note of that name has, if not the first segment's address;
# notes: what else there is of them; sections: section headers, at 4 KiB.
sub elf
{
    my ($name, %k) = @_;
    my @segments = @{$k{segments}};
    my $entry = $k{entry} // pack('V', $segments[0][0] & 0xffffffff);
    my $notes = elf_note($PHYS32_ENTRY, $entry) . ($k{notes} // '');
    my $nr = 1 + @segments;
    my $at = 64 + $nr * 56;
    my $text = $at + length $notes;
    my @sections = @{$k{sections} // []};
    my $elf = pack('a4 C3 x9 v2 V Q<3 V v6', "\x7fELF", 2, 1, 1, 2, 62, 1,
                   $segments[0][0], 64, @sections ? 4096 : 0, 0, 64, 56, $nr,
                   64, scalar @sections, 0)
            . pack('V2 Q<6', 4, 4, $at, 0, 0, length $notes, length $notes, 4);

    $elf .= pack('V2 Q<6', 1, 7, $text, $_->[0], $_->[0],
                 $_->[2] // length $TEXT, $_->[1], 0x1000) for @segments;
    return save_file($name, pack('a8192', pack('a4096', "$elf$notes$TEXT")
                                          . join '', @sections));
}

sub section
{
    my ($type, $offset, $size, $link) = @_;
    return pack('V2 Q<4 V2 Q<2', 0, $type, 0, 0, $offset, $size, $link, 0, 1,
                24);
}

my @good = (segments => [ [ 0x200000, 0x1000 ] ]);

# Beyond all memory, and relocatable: alignment, lowest and highest address.
sub reloc
{
    my ($size, @limits) = @_;
    return (segments => [ [ 0xf1000000, $size ] ],
            notes => elf_note($PHYS32_RELOC, pack('V*', @limits)));
}

# Symbols for the kernel.
sub symbols
{
    return (@good, notes => elf_note($BSD_SYMTAB, "yes\0"),
            sections => [ section(0, 0, 0, 0), section(2, @_),
                          section(3, 0, 0x1000, 0) ]);
}

my %hostile = (
    # In the hole, over what is there, and next to it
    'hole' => { segments => [ [ 0xf1000000, 0x1000 ] ] },
    'acpi' => { segments => [ [ 0xfc000000, 0x1000 ] ] },
    'special' => { segments => [ [ 0xfeff8000, 0x8000 ] ] },
    'over-special' => { segments => [ [ 0xfeff7000, 0x2000 ] ] },
    'lapic' => { segments => [ [ 0xfee00000, 0x1000 ] ] },
    'over-4g' => { segments => [ [ 0xfffff000, 0x2000 ] ] },
    'at-4g' => { segments => [ [ 0x100000000, 0x1000 ] ] },
    # Sizes and sums
    'far' => { segments => [ [ 0x200000, 0x1000 ], [ 1 << 62, 0x1000 ] ] },
    'wraps' => { segments => [ [ 0x200000, 0x1000 ],
                               [ 0xfffffffffffff000, 0x2000 ] ] },
    'memsz-max' => { segments => [ [ 0x200000, 0xffffffffffffffff ] ] },
    'memsz-4g' => { segments => [ [ 0x200000, 0x100000003 ] ] },
    'memsz-less' => { segments => [ [ 0x200000, 1, 3 ] ] },
    'filesz-huge' => { segments => [ [ 0x200000, 0x1000,
                                       0xfffffffffffffff0 ] ] },
    'nothing' => { segments => [ [ 0, 0, 0 ] ] },
    'copies' => { segments => [ ([ 0x200000, 0x1000 ]) x 60 ] },
    # The notes
    'entry-below' => { @good, entry => pack('V', 0x1fffff) },
    'entry-above' => { @good, entry => pack('V', 0x201001) },
    'entry-unset' => { @good, entry => pack('V', 0xffffffff) },
    'entry-empty' => { @good, entry => '' },
    'entry-long' => { @good, entry => 'x' x 2000 },
    'note-name' => { @good, notes => pack('V3 a4', 0xfffffff8, 4,
                                          $PHYS32_RELOC, 'Xen') },
    'reloc-align-0' => { reloc(0x1000, 0, 0, 0xffffffff) },
    'reloc-align-max' => { reloc(0x1000, 0x80000000, 0, 0xffffffff) },
    'reloc-max-0' => { reloc(0x1000, 0x1000, 0, 0) },
    'reloc-max-small' => { reloc(0x100000, 0x1000, 0, 0x1000) },
    'reloc-max-odd' => { reloc(0x100000, 0x80000001, 0, 0x1000) },
    'reloc-min-max' => { reloc(0x1000, 0x1000, 0xffffffff, 0) },
    'reloc-too-large' => { reloc(0x2000000, 0x1000, 0, 0xffffffff) },
    'symbols-huge' => { symbols(0, 0xffffffffffff0000, 2) },
    'symbols-outside' => { symbols(0x100000, 0x1000, 2) },
    'symbols-link' => { symbols(0, 0x100, 0xffff) },
);
my @modules = map { [ $_ ] } 'hl-guest-pv64', 'hl-guest-pvh',
                             map { elf($_, %{$hostile{$_}}) }
                                 sort keys %hostile;

# With all that, in domains of a size that would do; and a good kernel in ones
# of a size (KiB) that does not.
my @pvh = (mode => 'pvh', kernel => 'hl-guest-pvh');
my @bad = ((map { domu($_, mode => 'pvh', kernel => work_file($_),
                       memory => '4M') } sort keys %hostile),
           (map { domu("size-$_", @pvh, memory => $_) }
                1, 4, 40, 44, 1024, 1063, 2091, (1 << 34) + 16384),
           domu('tiny-vcpus', @pvh, memory => 44, cpus => 128));

# Dom0 counts free pages while the other one is there.
sub launch_with
{
    my ($xen, $name, @others) = @_;
    return launch(name => "$xen: $name", xen => $xen, modules => \@modules,
                  domains => [
        dom0(args => { check => 'freepages', 'wait-domains' => 1 }), @others,
        domu('after', @pvh, args => { check => 'zero', wait => 500 }),
    ]);
}

my @names = map { $_->{name} } @bad;
for my $xen (qw(release debug)) {
    my $log = launch_with($xen, 'hostile', @bad);

    launched_ok($log, [ qw(dom0 after) ], "$xen: the others are launched",
                \@names);
    not_built_ok($log, $_, qr/\w/, "$xen: $_") for @names;
    next if $xen eq 'debug';

    my ($free) = map { report_of($_, 'dom0', 'FREE')->{pages} // 'unknown' }
                     launch_with($xen, 'nothing hostile');
    like($free, qr/^\d+$/, "$xen: free pages are known");
    cmp_ok(report_of($log, 'dom0', 'FREE')->{pages} // 0, '>=', $free,
           "$xen: nothing is lost");
}
done_testing;
