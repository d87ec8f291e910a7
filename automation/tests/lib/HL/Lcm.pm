# SPDX-License-Identifier: GPL-2.0-only
#
# LCMs for tests, written from plain Perl data.

package HL::Lcm;

use strict;
use warnings;
use Exporter 'import';
use FindBin qw($Bin);

our @EXPORT_OK = qw(lcm_source compile_lcm);

sub string_list
{
    my ($values) = @_;
    return join ', ', map { "\"$_\"" } ref $values ? @$values : $values;
}

# The same, but a list may be empty.
sub maybe_empty_list
{
    my ($values) = @_;
    return ref $values && !@$values ? undef : string_list($values);
}

# KiB as 64 bits; anything that is not a number stays a string ("8M").
sub size_value
{
    my ($value) = @_;
    return $value =~ /^\d+$/
        ? sprintf('<0x%x 0x%x>', $value >> 32, $value & 0xffffffff)
        : "\"$value\"";
}

# What other nodes call the node of this name.
sub label_of
{
    my ($name) = @_;
    return 'l_' . $name =~ tr/A-Za-z0-9/_/cr;
}

sub phandles
{
    my ($names) = @_;
    return '<' . join(' ', map { '&' . label_of($_) } @$names) . '>';
}

# How the value of each property is written.  What is not listed is a cell.
my %form = (
    'domain-name' => \&string_list, 'mode' => \&string_list,
    'roles' => \&string_list, 'security-id' => \&string_list,
    'start' => \&string_list, 'xen,enhanced' => \&string_list,
    'vendor,note' => \&string_list,
    'boot-access' => \&maybe_empty_list,
    'memory' => \&size_value, 'mem-min' => \&size_value,
    'mem-max' => \&size_value,
    'start-after' => \&phandles,
    'console-output' => sub { undef },
    'domain-uuid' => sub { "[$_[0]]" },
);

# A module node.  { kind, index, bootargs, sha256 (hex digits) }
sub module_source
{
    my ($module) = @_;
    my $args = defined $module->{bootargs}
        ? qq(bootargs = "$module->{bootargs}"; ) : '';
    my $digest = defined $module->{sha256}
        ? qq(sha256 = [$module->{sha256}]; ) : '';

    return qq(\t\t\t\t$module->{kind} { )
         . qq(compatible = "multiboot,$module->{kind}", "multiboot,module"; )
         . qq(module-index = <$module->{index}>; $args$digest};\n);
}

# A domain node.  { name, properties => { name => value }, modules => [],
# extra => dts text }; a property without a value is left out.
sub domain_source
{
    my ($domain) = @_;
    my $text = "\t\t\t" . label_of($domain->{name}) . ": $domain->{name} {\n"
             . qq(\t\t\t\tcompatible = "xen,domain";\n);

    for my $name (sort keys %{$domain->{properties}}) {
        my $value = $domain->{properties}{$name} // next;
        my $dts = $form{$name} ? $form{$name}->($value) : "<$value>";
        $text .= "\t\t\t\t$name" . (defined $dts ? " = $dts" : '') . ";\n";
    }
    $text .= "\t\t\t\t$domain->{extra}\n" if defined $domain->{extra};
    $text .= module_source($_) for @{$domain->{modules}};
    return "$text\t\t\t};\n";
}

# The source of an LCM with these domains; $config is the text of further
# nodes and properties of /chosen/hypervisor.
sub lcm_source
{
    my ($domains, $config) = @_;

    return "/dts-v1/;\n/ {\n\tchosen {\n\t\thypervisor {\n"
         . qq(\t\t\tcompatible = "hypervisor,xen";\n)
         . ($config // '') . "\n"
         . join('', map { domain_source($_) } @$domains)
         . "\t\t};\n\t};\n};\n";
}

# Writes $path.dts and $path.dtb; returns the path of the latter.
sub compile_lcm
{
    my ($source, $path) = @_;

    open my $fh, '>', "$path.dts" or die "$path.dts: $!\n";
    print $fh $source;
    close $fh or die "$path.dts: $!\n";
    system("$Bin/../boot/lcm-dtb", "$path.dts", "$path.dtb") == 0
        or die "$path.dts does not compile\n";
    return "$path.dtb";
}

1;
