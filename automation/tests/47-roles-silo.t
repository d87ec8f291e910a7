#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# With SILO, plain domains have nothing to do with each other, but with those
# that are there for them: xenstore, console, hardware, control.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my @silo = (xen => 'everything', xen_args => 'xsm=silo', cpus => 2);
my %roles = (xs => 'xenstore', con => 'console', hw => 'hardware',
             ctl => 'control');
my %domid = (plain => 0, other => 1, xs => 2, con => 3, hw => 4, ctl => 5);

# A domain that does these checks with the domains at these names.
sub domain
{
    my ($name, $peers, @checks) = @_;
    my $role = $roles{$name};

    return domu($name, domid => $domid{$name},
                (defined $role ? (roles => $role) : ()),
                args => { check => join(',', @checks), end => 'hang',
                          roles => $role // 'none',
                          peers => join(',', map { $domid{$_} } @$peers) });
}

sub launched
{
    my ($what, $domains, %opt) = @_;
    my @names = map { $_->{name} } @$domains;
    my $log = launch(name => $what, domains => $domains, @silo, %opt,
                     until => until_done(@names));

    running_ok($log, \@names, "$what: launched");
    checks_ok($log, $_->{name}, split /,/, $_->{args}{check}) for @$domains;
    return $log;
}

my @served = qw(plain other);
my $log = launched('silo', [
    domain('plain', [ 'other' ], qw(roles no-channels store-ring console-ring)),
    domain('other', [ keys %roles ], qw(roles channels store-ring console-ring)),
    domain('xs', \@served, qw(serve-store roles channels)),
    domain('con', \@served, qw(serve-console roles channels)),
    domain('hw', \@served, qw(roles channels)),
    domain('ctl', \@served, qw(roles channels)),
]);
said_ok($log, qr/Initialising XSM SILO mode/, 'it is SILO');

# Whose Xen's console is by default is not what counts.
launched('silo, no roles', [
    domain('plain', [ 'other' ], 'no-channels'),
    domain('other', [ 'plain' ], 'no-channels'),
]);

# Without SILO, it is up to the domains themselves.
launched('no silo', [
    domain('plain', [ 'other' ], 'channels'),
    domain('other', [ 'plain' ], 'channels'),
], xen_args => 'xsm=dummy');
done_testing;
