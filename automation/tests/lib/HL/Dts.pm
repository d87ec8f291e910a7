# SPDX-License-Identifier: GPL-2.0-only
#
# Source of nodes for an arm64 board's device tree: what a user of dom0less
# writes.  Addresses of boot modules are filled in by make-uboot.

package HL::Dts;

use strict;
use warnings;
use Exporter 'import';

our @EXPORT_OK = qw(chosen boot_module dom0less);

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
