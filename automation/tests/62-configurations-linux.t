#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: slow linux
#
# Launch configurations with Linux in every role, as PV and as PVH.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my $board = arch() eq 'arm64';
my @linux = (kernel => $board ? 'arm64/vmlinuz' : 'vmlinux.zst',
             ramdisk => ('arm64/' x $board) . 'initramfs.cpio.gz',
             'console-output' => 1);

# On a board, it is best to have it in one piece.
my $hardware_memory = $board ? '256M' : '320M';

# What Linux writes to Xen's console by a hypercall, to the last line.
my ($early, $keep) = $board ? ('', 'earlycon=xenboot keep_bootcon')
                            : ('earlyprintk=xen', 'earlyprintk=xen,keep');

# The ACPI tables of SeaBIOS and their interrupts are a hardware domain's only;
# it has the console through a driver, others through a hypercall.
sub linux
{
    my ($name, $mode, $roles, %rest) = @_;
    my $hardware = grep { $_ eq 'hardware' } @$roles;
    my $console = $hardware ? "console=hvc0 $early" : $keep;

    return {
        name => $name, mode => $mode, memory => $hardware ? $hardware_memory : '192M',
        @linux, (@$roles ? (roles => $roles) : ()), %rest,
        # A PV Linux waits for an answer through a ring that it finds.
        ($mode eq 'pv' && !$board ? ('xen,enhanced' => 'disabled') : ()),
        args => "$console quiet hl.end=hang hl.name=$name",
    };
}

sub up_ok
{
    my ($log, $domain, $control, $pci) = @_;
    my ($name, $cpus) = ($domain->{name}, $domain->{cpus} // 1);
    my $mode = $board ? 'HVM' : uc $domain->{mode};

    said_ok($log, qr/HL-LINUX name=$name .* vcpus=$cpus mode=$mode control=$control pci=$pci /,
            "$name: Linux is up as $mode with $cpus vCPU(s), control=$control, "
            . ($pci eq '0' ? 'no host devices' : 'host devices'));
}

sub configuration
{
    my ($title, $domains, %opt) = @_;
    my @names = map { $_->{name} } @$domains;
    my $log = launch(name => $title, memory => 1536, cpus => 2, timeout => 300,
                     domains => $domains, %opt,
                     until => '(?s)\A' . join '', map {
                         "(?=.*HL-LINUX name=$_ .*?xen=\\S+\\s)" } @names);

    ended_ok($log, 'output matched', "$title: all are up at the same time");
    for my $domain (@$domains) {
        my %roles = map { $_ => 1 } @{$domain->{roles} // []};
        up_ok($log, $domain, $roles{control} ? 'yes' : 'no',
              $roles{hardware} ? '[1-9]\d*' : '0');
    }
}

configuration('static-basic', [
    linux('hw', 'pv', [ qw(hardware recovery console xenstore) ], domid => 4),
    linux('plain1', 'pvh', [], cpus => 2),
    linux('plain2', 'pv', []),
]);

configuration('dynamic-hardware-domain', [
    linux('ctl', 'pvh', [ qw(control recovery console xenstore) ]),
    linux('hw', 'pv', [ 'hardware' ], domid => 7),
]);

configuration('dynamic-hardware-domain, modes swapped', [
    linux('ctl', 'pv', [ qw(control recovery console xenstore) ], domid => 3),
    linux('hw', 'pvh', [ 'hardware' ], domid => 0),
], firmware => 'ovmf');

configuration('static-no-hardware-domain', [
    linux('main', 'pv', [ qw(recovery console xenstore) ], domid => 2),
    linux('plain1', 'pvh', [], domid => 0),
], firmware => 'ovmf');

configuration('basic-cloud', [
    linux('dom0', 'pvh',
          [ qw(control hardware recovery console xenstore) ], cpus => 2),
    linux('plain1', 'pvh', []),
], firmware => 'ovmf');
done_testing;
