#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# Without an LCM, Xen says what a stock Xen says: the same lines, in the same
# order.  Only what must differ between two builds or two boots is left out
# before comparing: who built it, when, addresses, and measured times.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my $dom0 = 'name=dom0 end=poweroff check=privileged';

# Arguments of boot(), but for the name and the hypervisor.
my %boots = (
    'tiny' => {
        xen_args => 'dom0_mem=16M',
        modules => [ [ 'hl-guest-pv64', $dom0 ] ],
    },
    'two-modules' => {
        xen_args => 'dom0_mem=64M ucode=scan',
        modules => [ [ 'hl-guest-pv64', $dom0 ], [ 'bad/random' ] ],
    },
    'options' => {
        xen_args => 'dom0_mem=16M dom0_max_vcpus=2 console_to_ring no-real-mode'
                    . ' --- check=memory',
        cpus => 2,
        modules => [ [ 'hl-guest-pv64', $dom0 ] ],
    },
    'bzimage' => {
        xen_args => 'dom0_mem=16M',
        modules => [ [ 'hl-guest-pv64.bzimage', $dom0 ] ],
    },
    'no-modules' => { xen_args => '', modules => [] },
    'bad-kernel' => { xen_args => '',
                      modules => [ [ 'bad/elf-no-notes', '' ] ] },
);

my @must_differ = (
    qr/^ ?Xen \d.*\n/,                          # the banner, before (XEN)
    qr/^\(XEN\) Xen version .*\n/,
    qr/^\(XEN\) Latest ChangeSet: .*\n/,
    qr/^\(XEN\) build-id: .*\n/,
);

# What Xen and a tiny Dom0 said, one line each.
sub lines_of
{
    my ($log) = @_;
    my $text = $log->text;

    $text =~ s/\A.*?^(?= ?Xen \d|\(XEN\))//ms;  # firmware and boot loader
    $text =~ s/$_//mg for @must_differ;
    $text =~ s/\b0x[0-9a-f]+|\b[0-9a-f]{8,16}\b/ADDRESS/g;
    $text =~ s/\b\d+(\.\d+)? ?MHz\b/FREQUENCY/g;
    $text =~ s/(?<=[ =])\d+(?=kB init memory|\.\d+ ms\b)/N/g;
    $text =~ s/\b(t|pages)=\d+/$1=N/g;
    $text =~ s/ cmdline=.*//g;      # as much of it as fits behind the time
    return split /\n/, $text;
}

# The first place where the two lists differ; undef if there is none.
sub first_difference
{
    my ($ours, $stock) = @_;
    my $longer = @$ours > @$stock ? @$ours : @$stock;

    for my $i (0 .. $longer - 1) {
        my ($our, $their) = ($ours->[$i] // '(end)', $stock->[$i] // '(end)');
        return "line $i\n  ours:  $our\n  stock: $their" if $our ne $their;
    }
    return undef;
}

for my $name (sort keys %boots) {
    my ($ours, $stock) = map { boot(name => "$name-$_", xen => $_,
                                    %{$boots{$name}}) } qw(release stock);
    my @lines = lines_of($ours);
    my $difference = first_difference(\@lines, [ lines_of($stock) ]);

    is($ours->{end}, $stock->{end}, "$name: ends as stock Xen ends");
    cmp_ok(scalar @lines, '>', 10, "$name: there is something to compare");
    log_ok(!defined $difference, $ours, "$name: the messages of stock Xen")
        || diag($difference);
}
done_testing;
