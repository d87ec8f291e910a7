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

my @linux = (kernel => 'vmlinux', ramdisk => 'initramfs.cpio.gz',
             'console-output' => 1);

# The ACPI tables of SeaBIOS and their interrupts are a hardware domain's only;
# it has the console through a driver, others through a hypercall.
sub linux
{
    my ($name, $mode, $roles, %rest) = @_;
    my $hardware = grep { $_ eq 'hardware' } @$roles;
    my $console = $hardware ? 'console=hvc0 earlyprintk=xen'
                            : 'earlyprintk=xen,keep';

    return {
        name => $name, mode => $mode, memory => $hardware ? '320M' : '192M',
        @linux, (@$roles ? (roles => $roles) : ()), %rest,
        # A PV Linux waits for an answer through a ring that it finds.
        ($mode eq 'pv' ? ('xen,enhanced' => 'disabled') : ()),
        args => "$console quiet hl.end=hang hl.name=$name",
    };
}

sub up_ok
{
    my ($log, $domain, $control, $pci) = @_;
    my ($name, $mode, $cpus) = ($domain->{name}, uc $domain->{mode},
                                $domain->{cpus} // 1);

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
