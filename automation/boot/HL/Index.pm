# SPDX-License-Identifier: GPL-2.0-only
#
# An LCM as for a PC numbers its boot modules, because there the boot loader hands
# over a list.  An arm64 board has no such list: its device tree says where each
# one lies.

package HL::Index;

use strict;
use warnings;

# What a command prints.  The names are ours, or were read from a device tree.
sub output
{
    my (@command) = @_;

    open my $fh, '-|', @command or die "$command[0]: $!\n";
    chomp(my @lines = <$fh>);
    close $fh or die "$command[0] failed\n";
    return @lines;
}

# All nodes below this one, by their paths.
sub nodes_below
{
    my ($dtb, $path) = @_;
    return map { ("$path/$_", nodes_below($dtb, "$path/$_")) }
               output('fdtget', '-l', $dtb, $path);
}

# How many cells of 32 bits the children of a node have for what $name says.  If
# it does not say, it is made to: not everybody takes the same default.
sub cells
{
    my ($dtb, $path, $name) = @_;
    my ($cells) = output('fdtget', '-t', 'u', '-d', '', $dtb, $path, $name);

    return $cells if $cells ne '';
    output('fdtput', '-t', 'u', $dtb, $path, $name, 2);
    return 2;
}

# In the device tree $dtb, every "module-index" below /chosen becomes the "reg" of
# this module: { address, size } each, counted from 1.
sub to_reg
{
    my ($dtb, @modules) = @_;

    for my $path (nodes_below($dtb, '/chosen')) {
        my ($index) = output('fdtget', '-t', 'u', '-d', '', $dtb, $path,
                             'module-index');
        next if $index eq '';
        my $module = $index =~ /^[1-9]\d*$/ ? $modules[$index - 1] : undef;
        die "$path: module-index = <$index>: modules are counted from 1, and",
            " there are ", scalar @modules, " (-m)\n" if !$module;

        my $parent = $path =~ s{/[^/]*$}{}r;
        my @reg;
        for my $part ([ 'address', '#address-cells' ], [ 'size', '#size-cells' ]) {
            my $value = $module->{$part->[0]};
            push @reg, $value >> 32 if cells($dtb, $parent, $part->[1]) == 2;
            push @reg, $value & 0xffffffff;
        }
        output('fdtput', '-t', 'u', $dtb, $path, 'reg', @reg);
        output('fdtput', '-d', $dtb, $path, 'module-index');
    }
}

1;
