# SPDX-License-Identifier: GPL-2.0-only
#
# Source of nodes for an arm64 board's device tree: what a user of dom0less
# writes.  Addresses of boot modules are filled in by make-uboot.

package HL::Dts;

use strict;
use warnings;
use Exporter 'import';

our @EXPORT_OK = qw(chosen boot_module dom0less hypervisor domain_node);

# /chosen with these nodes in it.
sub chosen
{
    return "/ {\n\tchosen {\n\t\t#address-cells = <2>;\n"
         . "\t\t#size-cells = <2>;\n" . join('', @_) . "\t};\n};\n";
}

# The node of boot module $index, which is a kernel or the like.
sub boot_module
{
    my ($kind, $index, $bootargs) = @_;
    my $args = defined $bootargs ? qq(\t\t\tbootargs = "$bootargs";\n) : '';

    return "\t\t$kind-$index {\n\t\t\tcompatible = "
         . qq("multiboot,$kind", "multiboot,module";\n)
         . "\t\t\treg = HL_MODULE($index);\n$args\t\t};\n";
}

# A domain in the words that dom0less and Hyperlaunch share: these properties,
# which are text (undef: without a value), and nodes.
sub domain_node
{
    my ($name, $properties, @nodes) = @_;
    my %all = (compatible => '"xen,domain"', '#address-cells' => '<2>',
               '#size-cells' => '<2>', cpus => '<1>', %$properties);

    return "\t\t$name {\n"
         . join('', map { "\t\t\t$_" . (defined $all{$_} ? " = $all{$_}" : '')
                          . ";\n" } sort keys %all)
         . join('', @nodes) . "\t\t};\n";
}

# /chosen/hypervisor with these domains, which goes into chosen().
sub hypervisor
{
    return "\t\thypervisor {\n\t\t\tcompatible = \"hypervisor,xen\";\n"
         . join('', @_) . "\t\t};\n";
}

# A dom0less domain of so many vCPUs and MiB, with these modules.
sub dom0less
{
    my ($name, $cpus, $megabytes, @modules) = @_;

    return "\t\t$name {\n\t\t\tcompatible = \"xen,domain\";\n"
         . "\t\t\t#address-cells = <2>;\n\t\t\t#size-cells = <2>;\n"
         . "\t\t\tcpus = <$cpus>;\n\t\t\tmemory = <0 "
         . $megabytes * 1024 . ">;\n" . join('', @modules) . "\t\t};\n";
}

1;
