#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# Control, hardware, console and xenstore: each on any domain, on any domid, by
# itself or with others.  What a domain may do, it finds out by trying.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

# A domain which tries what its roles allow, and all that they do not.  It does
# what else @{$more} says, and stays.
sub holder
{
    my ($name, $domid, $roles, $more, %rest) = @_;
    my $hardware = grep { $_ eq 'hardware' } @$roles;
    my @hw = $hardware ? qw(iomem ioports) : qw(no-iomem no-ioports);
    my %args = (roles => join(',', @$roles) || 'none', end => 'hang',
                check => join(',', 'roles', @hw, 'zero', 'memory'));

    $args{check} .= ",$_" for @{delete $more->{check} // []};
    return domu($name, domid => $domid, (@$roles ? (roles => $roles) : ()),
                args => { %args, %{$more // {}} }, %rest);
}

# Launches @domains, until all have done their checks.
sub split_ok
{
    my ($what, $domains, %opt) = @_;
    my @names = map { $_->{name} } @$domains;
    my $log = launch(name => $what, cpus => 2, domains => $domains,
                     until => until_done(@names), %opt);

    running_ok($log, \@names, "$what: launched");
    for my $domain (@$domains) {
        my $name = $domain->{name};
        is(created($log, $name)->{domid}, $domain->{domid},
           "$what: $name has its domid");
        checks_ok($log, $name, split /,/, $domain->{args}{check});
    }
    return $log;
}

# Dom0 without its hardware.
split_ok('two', [
    holder('hw', 3, [ 'hardware' ]), holder('plain', 0, []),
    holder('ctl', 5, [ qw(control console xenstore) ]),
]);

# Domid 0 is not the most powerful of them.
split_ok('three', [
    holder('ctl', 7, [ 'control' ]), holder('xs', 0, [ 'xenstore' ]),
    holder('hw', 1, [ qw(hardware console) ]),
]);

# Each role its own domain, and one without any.  That one ends, and the
# xenstore domain is told so.
split_ok('four', [
    holder('xs', 9, [ 'xenstore' ], { check => [ 'told-of-ends' ] }),
    holder('con', 2, [ 'console' ]), holder('hw', 4, [ 'hardware' ]),
    holder('plain', 0, [], { end => 'poweroff', wait => 3000 }),
    holder('ctl', 6, [ 'control' ],
           { check => [ 'peers-stay' ], peers => 4, 'wait-domains' => 1 }),
]);

# If nobody has xenstore, it is the control domain which is told.
split_ok('three without xenstore', [
    holder('ctl', 6, [ 'control' ], { check => [ 'told-of-ends' ] }),
    holder('hw', 4, [ qw(hardware console) ]),
    holder('plain', 0, [], { end => 'poweroff', wait => 3000 }),
]);

# Each control domain has all that makes one.
for my $mode (distinct(qw(pv pvh))) {
    my %built = built_as($mode);
    my $log = split_ok("several control domains, $mode", [
        holder('first', 8, [ 'control' ], { end => 'poweroff' }, %built),
        holder('hw', 1, [ qw(hardware control) ]),
        holder('second', 3, [ qw(control xenstore) ],
               { check => [ 'domains' ], 'wait-domains' => 1 }, %built),
    ]);
    said_ok($log, qr/HL-DOMAIN domid=$_ /, "$mode: the second sees domain $_")
        for 1, 3, 8;
}

my $log = split_ok('no hardware domain', [
    holder('plain', 0, []), holder('xs', 2, [ 'xenstore' ]),
    holder('ctl', 1, [ 'control' ]),
]);
not_said_ok($log, qr/has maximum \d+ PIRQs/, 'no hardware domain: none is made');

split_ok('no control domain', [
    holder('plain', 0, []), holder('xs', 2, [ 'xenstore' ]),
    holder('hw', 1, [ qw(hardware console) ]),
]);

split_ok('neither', [
    holder('plain', 0, []), holder('xs', 2, [ qw(xenstore console) ]),
]);

# The end of a control domain is that of the host only if it is the hardware
# domain, too.
for my $how (qw(poweroff crash)) {
    split_ok("control domain: $how", [
        holder('gone', 1, [ 'control' ], { end => $how }),
        holder('hw', 2, [ 'hardware' ]),
        holder('ctl', 4, [ 'control' ], { 'wait-domains' => 1 }),
    ]);
}

# Pinning is for the hardware domain, and no other.
$log = split_ok('pinned', [
    holder('ctl', 0, [ 'control' ], { check => [ 'pinning' ] }, cpus => 2),
    holder('hw', 1, [ 'hardware' ], {}, cpus => 2),
], xen_args => 'dom0_vcpus_pin');
said_ok($log, qr/HL-PINNED domid=0 vcpus=2 pinned=0/, 'pinned: not control');
said_ok($log, qr/HL-PINNED domid=1 vcpus=2 pinned=2/, 'pinned: hardware');

# Devices of a hardware domain reach memory of others only if it controls them.
# The emulated board has no IOMMU.
for (arch() eq 'arm64' ? () : (['control', 1], ['no control', 0])) {
    my ($what, $control) = @$_;
    my @roles = ('hardware', ('control') x $control);

    $log = launch(name => "iommu, $what", xen_args => 'iommu=verbose',
                  memory => 256,
                  qemu => [ map { ('--qemu', $_) } '-machine', 'q35',
                                  '-device', 'amd-iommu,intremap=on' ],
                  domains => [
        dom0(name => 'hw', domid => 3, roles => \@roles,
             'console-output' => 1, args => { check => 'memory' }),
    ]);
    launched_ok($log, [ 'hw' ], "IOMMU, $what: launched");

    # RAM begins at 1MiB, which is page 0x100, and most of it is in one piece.
    my @large = grep { hex($_->[1]) - hex($_->[0]) > 0x4000 }
                map { /\[([0-9a-f]{10}), ([0-9a-f]{10})\] RW$/ ? [ $1, $2 ] : () }
                split /\r?\n/, $log->text;
    said_ok($log, qr/d3: identity mappings for IOMMU/, "IOMMU, $what: is used");
    is(scalar @large, $control, "IOMMU, $what: all memory is mapped, or not");
}

# Without an IOMMU there is nothing to be done, but to say so.
my $reach = qr/no IOMMU: devices of the hardware domain reach all memory/;
$log = launch(name => 'no IOMMU', domains => [
    dom0(name => 'hw', roles => [ 'hardware' ]),
]);
said_ok($log, $reach, 'no IOMMU: Xen says what follows from it');
$log = launch(name => 'no IOMMU, control', domains => [ dom0() ]);
not_said_ok($log, $reach, 'no IOMMU: nothing new for a Dom0');

# Roles which only one domain can have: the later one is left out.
for my $role (qw(hardware console xenstore)) {
    my $log = launch(name => "two $role", domains => [
        dom0(domid => 5, args => { 'wait-domains' => 1 }),
        domu('thief', roles => [ $role ]), domu('bystander', domid => 0),
    ]);
    launched_ok($log, [ qw(dom0 bystander) ], "two $role: the others start",
                [ 'thief' ]);
    said_ok($log, qr{error: /chosen/hypervisor/thief: (roles: )?role of an earlier domain: found "$role"},
            "two $role: is reported");
}
done_testing;
