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


# A domain which tries what its roles allow, and all that they do not.
sub holder
{
    my ($name, $domid, $roles, %rest) = @_;
    my $hardware = grep { $_ eq 'hardware' } @$roles;
    my @hw = $hardware ? qw(iomem ioports) : qw(no-iomem no-ioports);
    my $args = delete $rest{args} // {};

    return domu($name, domid => $domid, (@$roles ? (roles => $roles) : ()),
                args => { roles => join(',', @$roles) || 'none', end => 'hang',
                          check => join(',', 'roles', @hw, 'zero', 'memory'),
                          %$args }, %rest);
}

# The one who ends the machine, after the $count domains which shut down.
sub last_of
{
    my ($count) = @_;
    return (end => 'machine-off', 'wait-domains' => $count);
}

# Launches @domains, of which the last one to start ends the machine.
sub split_ok
{
    my ($what, @domains) = @_;
    my @names = map { $_->{name} } @domains;
    my $log = launch(name => $what, cpus => 2, domains => \@domains);

    launched_ok($log, \@names, "$what: launched");
    for my $domain (@domains) {
        my $name = $domain->{name};
        is(created($log, $name)->{domid}, $domain->{domid},
           "$what: $name has its domid");
        checks_ok($log, $name, split /,/, $domain->{args}{check});
    }
    return $log;
}

my @end = (args => { end => 'poweroff' });

# Two domains: Dom0 without its hardware.
split_ok('two',
    holder('hw', 3, [ 'hardware' ]),
    holder('plain', 0, [], @end),
    holder('ctl', 5, [ qw(control console xenstore) ],
           args => { last_of(1) }, 'start-after' => [ qw(hw plain) ]));

# Three, domid 0 being the least privileged of them.
split_ok('three',
    holder('ctl', 7, [ 'control' ], args => { last_of(1) },
           'start-after' => [ qw(xs hw) ]),
    holder('xs', 0, [ 'xenstore' ], @end),
    holder('hw', 1, [ qw(hardware console) ]));

# Each role its own domain, and one without any.
split_ok('four',
    holder('xs', 9, [ 'xenstore' ], @end),
    holder('con', 2, [ 'console' ], @end),
    holder('hw', 4, [ 'hardware' ]),
    holder('plain', 0, [], @end),
    holder('ctl', 6, [ 'control' ], args => { last_of(3) },
           'start-after' => [ qw(xs con hw plain) ]));

# Several control domains, each with all that makes one.
my $log = split_ok('several control domains',
    holder('first', 8, [ 'control' ], @end),
    holder('hw', 1, [ qw(hardware control) ]),
    holder('second', 3, [ qw(control xenstore) ],
           args => { last_of(1), check => 'roles,no-iomem,domains' },
           'start-after' => [ qw(first hw) ]));
said_ok($log, qr/HL-DOMAIN domid=$_ /, "several: the second sees domain $_")
    for 1, 3, 8;

# No hardware domain.
$log = split_ok('no hardware domain',
    holder('plain', 0, [], @end), holder('xs', 2, [ 'xenstore' ], @end),
    holder('ctl', 1, [ 'control' ], args => { last_of(2) },
           'start-after' => [ qw(plain xs) ]));
not_said_ok($log, qr/Dom0 has maximum|has maximum \d+ PIRQs/,
            'no hardware domain: none is made');

# No control domain: the hardware domain ends the machine when it shuts down.
split_ok('no control domain',
    holder('plain', 0, [], @end), holder('xs', 2, [ 'xenstore' ], @end),
    holder('hw', 1, [ 'hardware' ], 'start-after' => [ qw(plain xs) ],
           args => { end => 'poweroff', wait => 1000 }));

# The end of a control domain is that of the host only if it is the hardware
# domain, too.
for my $how (qw(poweroff crash)) {
    $log = split_ok("control domain: $how",
        holder('gone', 1, [ 'control' ], args => { end => $how }),
        holder('hw', 2, [ 'hardware' ]),
        holder('ctl', 4, [ 'control' ], args => { last_of(1) },
               'start-after' => [ qw(gone hw) ]));
}

# With less than a whole Dom0's roles, domains are not spared the mitigations.
# Pinning is for the hardware domain; its vCPUs may run nowhere else.
$log = launch(name => 'pinned', cpus => 2, xen_args => 'dom0_vcpus_pin',
              domains => [
    holder('ctl', 0, [ 'control' ], args => { last_of(0) }, cpus => 2,
           'start-after' => [ 'hw' ]),
    holder('hw', 1, [ 'hardware' ], cpus => 2),
]);
launched_ok($log, [ qw(ctl hw) ], 'pinned: launched');

# Roles which only one domain can have: the later one is left out.
for my $role (qw(hardware console xenstore)) {
    $log = launch(name => "two $role", domains => [
        dom0(domid => 5, args => { 'wait-domains' => 1 }),
        domu('thief', roles => [ $role ]), domu('bystander', domid => 0),
    ]);
    launched_ok($log, [ qw(dom0 bystander) ], "two $role: the others start",
                [ 'thief' ]);
    said_ok($log, qr{error: /chosen/hypervisor/thief: (roles: )?role of an earlier domain: found "$role"},
            "two $role: is reported");
}
done_testing;
